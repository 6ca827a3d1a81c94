package health.polaris.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.probe.Probe;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which settings a service starts, and with which it does not (contracts/platform.md §4.2, §10). */
class StartUpTest {

    @Test
    void refusesAShortKeyInProduction() {
        assertRefused(Map.of("ENVIRONMENT", "PRODUCTION", "HS_KEY", "secret"), "64 bytes");
    }

    @Test
    void refusesTwoIssuersOfOneName() {
        assertRefused(Map.of("AUTH0_DOMAIN", "http://localhost/"), "same name");
    }

    @Test
    void refusesToStartWithoutItsKeyOrItsAddress() {
        assertRefused(Map.of("HS_KEY", ""), "hsKey");
        assertRefused(Map.of("PROXY_URL", ""), "proxyUrl");
    }

    @ParameterizedTest
    @CsvSource({
        "DEVELOPMENT, false", "TEST, false", "DEMO, false", "STAGING, false", "TRAINING, false",
        "PRODUCTION, true", "development, true", "'TEST ', true", "'', true", "PROD, true",
    })
    void takesEverythingButFiveWordsForProduction(String environment, boolean production) {
        assertThat(new DeploymentEnvironment(environment).isProduction()).isEqualTo(production);
    }

    private static void assertRefused(Map<String, String> variables, String reason) {
        assertThatThrownBy(() -> Probe.start(variables).close()).hasStackTraceContaining(reason);
    }
}
