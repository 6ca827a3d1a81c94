package health.polaris.testing;

import health.polaris.common.security.HmacToken;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Good tokens of every kind of caller, with just the scopes that a test names. */
public final class Tokens {

    private static final String INTERNAL = TestEnvironment.PROXY_URL + "/";
    private static final HmacToken ISSUER = new HmacToken(INTERNAL, INTERNAL, TestEnvironment.HS_KEY);

    private Tokens() {}

    public static String system(String... scopes) {
        return with(Map.of("system_id", "test-system"), scopes);
    }

    public static String clinician(String clinicianId, String... scopes) {
        return with(Map.of("clinician_id", clinicianId), scopes);
    }

    public static String patient(String patientId, String... scopes) {
        return with(Map.of("patient_id", patientId), scopes);
    }

    public static String device(String deviceId, String... scopes) {
        return with(Map.of("device_id", deviceId), scopes);
    }

    /** A token of the internal issuer with this metadata. */
    public static String with(Map<String, ?> metadata, String... scopes) {
        return ISSUER.issue(metadata, Set.of(scopes), Duration.ofHours(1));
    }

    public static String eprAdapter(String... scopes) {
        return new HmacToken(TestEnvironment.EPR_ISSUER, INTERNAL, TestEnvironment.EPR_HS_KEY)
                .issue(Map.of("system_id", "test-epr"), Set.of(scopes), Duration.ofHours(1));
    }

    public static String loginScript(String... scopes) {
        return new HmacToken(TestEnvironment.LOGIN_ISSUER, INTERNAL, TestEnvironment.LOGIN_HS_KEY)
                .issue(Map.of("system_id", "test-login"), Set.of(scopes), Duration.ofHours(1));
    }

    /** A token of the internal issuer with exactly these claims, good or bad. */
    public static String signed(Map<String, ?> claims) {
        return ISSUER.sign(claims);
    }
}
