package health.polaris.common.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import health.polaris.common.probe.Probe;
import health.polaris.common.security.Claims;
import health.polaris.common.security.SecuritySettings;
import health.polaris.common.security.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One key for each service that calls another one, and no HMAC where a site wants none (contracts/platform.md §4.8). */
class ServiceKeysTest {

    /** {@code system_id} of the caller. */
    private static final String CALLER = TestKeys.EC.getKeyID();

    private static String publicSet(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    private static String signed(Map<String, ?> metadata) {
        return Claims.internal().with("metadata", metadata).by(TestKeys.EC, JWSAlgorithm.ES256);
    }

    private static int status(Probe probe, String token) {
        return probe.client().as(token).get("/probe/caller").status();
    }

    @Test
    void aKeySpeaksForItsOwnSystemAlone() {
        try (Probe probe =
                Probe.startWithout("INTERNAL_JWKS_URL", Map.of("JWT_SERVICE_KEYS", publicSet(TestKeys.EC)))) {
            assertThat(status(probe, signed(Map.of("system_id", CALLER)))).isEqualTo(200);
            assertThat(status(probe, signed(Map.of("system_id", "another")))).isEqualTo(403);
            assertThat(status(probe, signed(Map.of("system_id", CALLER, "clinician_id", "C1"))))
                    .isEqualTo(403);
            assertThat(status(probe, signed(Map.of("patient_id", "P1")))).isEqualTo(403);
            assertThat(status(probe, Claims.internal().by(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)))
                    .isEqualTo(403);
            assertThat(status(probe, Claims.internal().hs512())).isEqualTo(200);
        }
    }

    /** Who has logged in at the console is an operator in every service, and only connector-service has a console. */
    @Test
    void theConsolesKeySpeaksForOperatorsToo() {
        ECKey console = TestKeys.ec(SecuritySettings.ServiceKeys.CONNECTOR);
        Map<String, String> settings = Map.of("JWT_HMAC", "false", "JWT_SERVICE_KEYS", publicSet(console, TestKeys.EC));
        try (Probe probe = Probe.startWithout("INTERNAL_JWKS_URL", settings)) {
            Claims operator = Claims.internal().with("metadata", Map.of("system_id", "operator-7f0c"));
            assertThat(status(probe, operator.by(console, JWSAlgorithm.ES256))).isEqualTo(200);
            assertThat(status(probe, operator.by(TestKeys.EC, JWSAlgorithm.ES256)))
                    .isEqualTo(403);
            for (Map<String, String> other : List.of(
                    Map.of("system_id", "another"),
                    Map.of("system_id", "an-operator-7f0c"),
                    Map.of("system_id", "operator-7f0c", "clinician_id", "C1"))) {
                assertThat(status(
                                probe, Claims.internal().with("metadata", other).by(console, JWSAlgorithm.ES256)))
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void withoutHmacOnlyKeysAreBelieved() {
        try (Probe probe = Probe.startWithout(
                "INTERNAL_JWKS_URL", Map.of("JWT_HMAC", "false", "JWT_SERVICE_KEYS", publicSet(TestKeys.EC)))) {
            assertThat(status(probe, Claims.internal().hs512())).isEqualTo(403);
            assertThat(status(probe, signed(Map.of("system_id", CALLER)))).isEqualTo(200);
        }
    }

    @Test
    void refusesToStartWhenNoTokenCouldBeGood() {
        assertThatThrownBy(() -> Probe.startWithout("INTERNAL_JWKS_URL", Map.of("JWT_HMAC", "false")))
                .rootCause()
                .hasMessageContaining("JWT_HMAC is false, so INTERNAL_JWKS_URL or JWT_SERVICE_KEYS must be set");
    }

    @Test
    void refusesPrivateKeysAndTextsThatAreNoSetAndQuotesNothingOfThem(@TempDir Path folder) throws IOException {
        String secret = new JWKSet(TestKeys.EC).toString(false);
        assertThatThrownBy(() -> Probe.start(Map.of("JWT_SERVICE_KEYS", secret)))
                .rootCause()
                .hasMessageContaining("JWT_SERVICE_KEYS has a key that is not public");
        assertThatThrownBy(() -> SecuritySettings.ServiceKeys.read("SOME", "no set"))
                .hasMessage("SOME is not a JWK set");
        assertThatThrownBy(() -> SecuritySettings.ServiceKeys.read("SOME", "file:" + folder.resolve("none")))
                .hasMessage("SOME names a file that cannot be read");
        Path file = Files.writeString(folder.resolve("keys.json"), publicSet(TestKeys.EC, TestKeys.RSA));
        assertThat(SecuritySettings.ServiceKeys.read("SOME", "file:" + file).getKeys())
                .hasSize(2);
    }
}
