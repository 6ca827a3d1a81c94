package health.polaris.encounters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.error.MalformedValueException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-03T08:15:30.123Z, 2024-05-03T08:15:30.123Z",
        "2024-05-03T08:15:30.123456789Z, 2024-05-03T08:15:30.123456Z",
        "2024-05-03T08:15:30+01:00, 2024-05-03T07:15:30Z",
        "2024-05-03T081530.5-0130, 2024-05-03T09:45:30.500Z",
        "2024-05-03T08:15:30+01, 2024-05-03T07:15:30Z",
        "2024-05-03t08:15:30z, 2024-05-03T08:15:30Z",
        "2024-05-03 08:15, 2024-05-03T08:15:00Z",
        "2024-02-29T23:59:59, 2024-02-29T23:59:59Z"
    })
    void readsIsoTimesAndTakesThemAsUtcWithoutOffset(String text, Instant expected) {
        assertThat(ClientTime.parse(text).at()).isEqualTo(expected);
        assertThat(ClientTime.parseDateOrTime("since", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-03",
                "",
                "now",
                "2023-02-29T00:00:00Z",
                "2024-05-03T25:00:00Z",
                "2024-05-03T08:15:61Z",
                "2024-05-03T08:15:30+25:00",
                "2024-05-03T08:15:30.Z",
                "24-05-03T08:15:30Z",
                "2024-05-03T08:15:30Zx"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> ClientTime.parse(text))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("must be a time such as 2026-01-31T08:15:30.123Z: %s does not match expected ISO8601 format"
                        .formatted(text));
    }
}
