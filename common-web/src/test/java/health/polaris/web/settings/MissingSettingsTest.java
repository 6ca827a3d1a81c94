package health.polaris.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.probe.Probe;
import health.polaris.common.security.SecuritySettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A placeholder that nobody filled in is no value. */
class MissingSettingsTest {

    /** What a variable that is not set looks like to the framework: the placeholder stays as it is. */
    private static final String NOT_SET = "";

    @ParameterizedTest
    @ValueSource(strings = {"STAGING", "TEST", "DEMO", "TRAINING", "PRODUCTION"})
    void namesTheKeyThatIsMissing(String environment) {
        assertThatThrownBy(() -> Probe.startWithout("HS_KEY", Map.of("ENVIRONMENT", environment))
                        .close())
                .hasStackTraceContaining("Missing settings: HS_KEY.");
    }

    @Test
    void namesAllThatIsMissing() {
        assertThatThrownBy(() -> Probe.startWithout("DATABASE_USER", Map.of("PROXY_URL", NOT_SET))
                        .close())
                .hasStackTraceContaining("Missing settings: DATABASE_USER, PROXY_URL.");
    }

    @Test
    void makesAKeyThatNobodyKnowsInDevelopment() {
        try (Probe probe = Probe.startWithout("HS_KEY", Map.of("ENVIRONMENT", "DEVELOPMENT"))) {
            assertThat(probe.bean(SecuritySettings.class).hsKey())
                    .doesNotContain("$")
                    .hasSizeGreaterThan(64);
        }
    }
}
