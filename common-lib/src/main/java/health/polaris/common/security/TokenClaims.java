package health.polaris.common.security;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the claims of a token whose signature is good, and makes the {@link Caller} of them. */
final class TokenClaims {

    private static final List<String> ID_CLAIMS = List.of("patient_id", "device_id", "clinician_id", "system_id");

    private final Clock clock;
    private final boolean requireAudience;

    TokenClaims(Clock clock, boolean requireAudience) {
        this.clock = clock;
        this.requireAudience = requireAudience;
    }

    Caller caller(TokenIssuer issuer, Map<String, Object> payload, boolean audienceRequired) {
        checkTimes(payload);
        checkAudience(issuer, payload.get("aud"), audienceRequired || requireAudience);
        checkTypes(payload);
        return new Caller(issuer.kind(), scopes(payload.get(issuer.scopeClaim())), metadata(issuer, payload));
    }

    /** Equal is still valid, and there is no leeway: the patient app renews its token when it gets a 403. */
    private void checkTimes(Map<String, Object> payload) {
        long now = clock.instant().getEpochSecond();
        if (!(payload.get("exp") instanceof Number expiry) || expiry.longValue() < now) {
            throw new InvalidTokenException("expired, or without expiry");
        }
        Object notBefore = payload.get("nbf");
        if (notBefore != null && !(notBefore instanceof Number from && from.longValue() <= now)) {
            throw new InvalidTokenException("not valid yet");
        }
    }

    private static void checkAudience(TokenIssuer issuer, @Nullable Object audience, boolean required) {
        boolean fits = switch (audience) {
            case null -> !required;
            case String one -> one.equals(issuer.audience());
            case List<?> several -> several.contains(issuer.audience());
            default -> false;
        };
        if (!fits) {
            throw new InvalidTokenException("wrong audience");
        }
    }

    private static void checkTypes(Map<String, Object> payload) {
        boolean wellTyped = isNullOr(payload.get("iat"), Number.class)
                && isNullOr(payload.get("sub"), String.class)
                && isNullOr(payload.get("jti"), String.class);
        if (!wellTyped) {
            throw new InvalidTokenException("ill-typed claim");
        }
    }

    private static boolean isNullOr(@Nullable Object value, Class<?> type) {
        return value == null || type.isInstance(value);
    }

    private static Set<String> scopes(@Nullable Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case String text when text.isEmpty() -> Set.of();
            case String text -> Set.copyOf(Arrays.asList(text.split(" ")));
            default -> throw new InvalidTokenException("scope is no text");
        };
    }

    /** Metadata that is no object counts as missing; an id that is neither a text nor a list of texts as absent. */
    private static Map<String, Object> metadata(TokenIssuer issuer, Map<String, Object> payload) {
        Map<String, Object> claims = new HashMap<>();
        if (payload.get(issuer.metadataClaim()) instanceof Map<?, ?> metadata) {
            metadata.forEach((key, value) -> {
                if (key instanceof String name && value != null) {
                    claims.put(name, value);
                }
            });
        }
        ID_CLAIMS.forEach(name -> claims.computeIfPresent(name, (key, value) -> isId(value) ? value : null));
        claims.computeIfPresent("locations", (key, value) -> value instanceof List<?> ? value : null);
        if (claims.remove("locations") instanceof List<?> locations) {
            claims.put("location_ids", locationIds(locations));
        }
        claims.put("iss", issuer.issuer());
        if (payload.get("sub") instanceof String subject) {
            claims.put("sub", subject);
        }
        return Map.copyOf(claims);
    }

    private static boolean isId(Object value) {
        return switch (value) {
            case String text -> !text.isBlank();
            case List<?> list -> list.stream().allMatch(String.class::isInstance);
            default -> false;
        };
    }

    private static List<String> locationIds(List<?> locations) {
        return locations.stream()
                .map(location -> location instanceof Map<?, ?> map && map.get("id") instanceof String id ? id : null)
                .filter(Objects::nonNull)
                .toList();
    }
}
