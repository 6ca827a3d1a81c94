package health.polaris.localstack;

import health.polaris.common.security.HmacToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes tokens with the keys of an installation; {@code variables} as in {@code stack.env} or as a service has them. */
record CallerToken(Map<String, String> variables) {
    private static final String ROLES = "/roles.json";
    private static final String LOGIN_SCOPE = "read:gdm_clinician_auth_all";

    String mint(CallerKind kind, String id, Set<String> scopes, Duration lifetime) {
        return issuer(kind).issue(Map.of(kind.claim(), id), scopes, lifetime);
    }

    /** With the id and the scopes that the kind usually has. */
    String mint(CallerKind kind) {
        return mint(kind, usualId(kind), usualScopes(kind), Duration.ofHours(1));
    }

    static String usualId(CallerKind kind) {
        return kind.usualId().isEmpty() ? UUID.randomUUID().toString() : kind.usualId();
    }

    /** The scopes of the kind's roles. */
    static Set<String> usualScopes(CallerKind kind) {
        if (kind == CallerKind.LOGIN) {
            return Set.of(LOGIN_SCOPE);
        }
        Map<String, List<String>> roles = roles();
        Set<String> scopes = new TreeSet<>();
        kind.roles().forEach(role -> scopes.addAll(roles.getOrDefault(role, List.of())));
        return scopes;
    }

    private HmacToken issuer(CallerKind kind) {
        String internal = first("POLARIS_JWT_ISSUER", "PROXY_URL").replaceAll("/+$", "") + "/";
        return kind == CallerKind.EPR
                ? new HmacToken(
                        first("POLARIS_EPR_JWT_ISSUER", "EPR_SERVICE_ADAPTER_ISSUER"),
                        internal,
                        first("POLARIS_EPR_JWT_SECRET", "EPR_SERVICE_ADAPTER_HS_KEY"))
                : new HmacToken(internal, internal, first("POLARIS_JWT_SECRET", "HS_KEY"));
    }

    /** A service's own variable wins over the one in {@code stack.env}. */
    private String first(String inStackFile, String ofService) {
        String value = variables.getOrDefault(ofService, variables.getOrDefault(inStackFile, ""));
        if (value.isEmpty()) {
            throw new IllegalStateException("Neither %s is set nor is there a stack.env with %s: is the stack up?"
                    .formatted(ofService, inStackFile));
        }
        return value;
    }

    private static Map<String, List<String>> roles() {
        try (InputStream data = CallerToken.class.getResourceAsStream(ROLES)) {
            return JsonMapper.shared().readValue(data, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException unreadable) {
            throw new IllegalStateException("The roles are not readable", unreadable);
        }
    }
}
