package health.polaris.common.bearer;

import health.polaris.common.security.Caller;
import health.polaris.common.security.CallerAuthentication;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;

/** Makes the {@link Caller} of a token whose signature and claims are good (contracts/platform.md §4.3). */
record CallerConverter(TokenIssuer issuer) implements Converter<Jwt, CallerAuthentication> {
    private static final List<String> ID_CLAIMS = List.of("patient_id", "device_id", "clinician_id", "system_id");

    @Override
    public CallerAuthentication convert(Jwt token) {
        Set<String> scopes = scopes(token.getClaimAsString(issuer.scopeClaim()));
        Instant expiry = Objects.requireNonNull(token.getExpiresAt(), "A token without exp is refused before");
        return new CallerAuthentication(
                new Caller(issuer.kind(), scopes, metadata(token)), token.getIssuedAt(), expiry);
    }

    private static Set<String> scopes(@Nullable String claim) {
        return claim == null || claim.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(claim.split(" ")));
    }

    /** Metadata that is no object counts as missing; an id that is neither a text nor a list of texts as absent. */
    private Map<String, Object> metadata(Jwt token) {
        Map<String, Object> claims = new HashMap<>();
        if (token.getClaims().get(issuer.metadataClaim()) instanceof Map<?, ?> metadata) {
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
        if (token.getSubject() != null) {
            claims.put("sub", token.getSubject());
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
