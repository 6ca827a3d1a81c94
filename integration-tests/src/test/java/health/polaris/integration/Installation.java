package health.polaris.integration;

import health.polaris.common.security.HmacToken;
import health.polaris.testing.Api;
import health.polaris.testing.TestEnvironment;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The suite that the stories are told to: the one that {@code POLARIS_*_URL} and the secrets of the environment lead to,
 * else the runnable jars, started once for all stories.
 */
final class Installation {

    private static final String INTERNAL = variable("POLARIS_JWT_ISSUER", TestEnvironment.PROXY_URL + "/");

    private Installation() {}

    static Api connector() {
        return api("connector");
    }

    static Api encounters() {
        return api("encounters");
    }

    static Api users() {
        return api("users");
    }

    static Api messages() {
        return api("messages");
    }

    static Api telemetry() {
        return api("telemetry");
    }

    static String system(String... scopes) {
        return internal(Map.of("system_id", "story"), scopes);
    }

    static String clinician(String clinicianId, String... scopes) {
        return internal(Map.of("clinician_id", clinicianId), scopes);
    }

    static String eprAdapter() {
        String issuer = variable("POLARIS_EPR_JWT_ISSUER", TestEnvironment.EPR_ISSUER);
        String key = variable("POLARIS_EPR_JWT_SECRET", TestEnvironment.EPR_HS_KEY);
        return new HmacToken(issuer, INTERNAL, key)
                .issue(Map.of("system_id", "story-epr"), Set.of("write:hl7_message"), Duration.ofHours(1));
    }

    private static String internal(Map<String, String> metadata, String... scopes) {
        String key = variable("POLARIS_JWT_SECRET", TestEnvironment.HS_KEY);
        return new HmacToken(INTERNAL, INTERNAL, key).issue(metadata, Set.of(scopes), Duration.ofHours(1));
    }

    private static Api api(String service) {
        String url = System.getenv("POLARIS_" + service.toUpperCase(Locale.ROOT) + "_URL");
        return url == null ? Suite.shared().api(service) : new Api(url);
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}
