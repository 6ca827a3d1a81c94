package health.polaris.web.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.probe.Probe;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In production nothing goes out unencrypted that nobody has named. */
class PlainAddressesTest {

    private static void start(String environment, String allowed) {
        Probe.start(Map.of(
                        "ENVIRONMENT",
                        environment,
                        "INTERNAL_JWKS_URL",
                        "HTTP://messages:5000/.well-known/jwks.json",
                        "AUTH0_JWKS_URL",
                        "https://idp.example/keys",
                        "PLAIN_HTTP_ALLOWED",
                        allowed))
                .close();
    }

    @Test
    void theStartStopsAtAnAddressThatIsNotNamed() {
        assertThatThrownBy(() -> start("PRODUCTION", "AUTH0_JWKS_URL"))
                .hasStackTraceContaining("Plain http outwards: INTERNAL_JWKS_URL. ");
    }

    @Test
    void oneThatIsNamedIsNoMatterAndNeitherIsAnotherEnvironment() {
        assertThatCode(() -> start("PRODUCTION", "EPR_SERVICE_ADAPTER_URL_BASE, INTERNAL_JWKS_URL"))
                .doesNotThrowAnyException();
        assertThatCode(() -> start("STAGING", "")).doesNotThrowAnyException();
    }
}
