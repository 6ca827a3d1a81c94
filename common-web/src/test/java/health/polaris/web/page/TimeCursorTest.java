package health.polaris.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCursorTest {

    private static final TimeCursor PLACE =
            new TimeCursor(Instant.parse("2026-03-01T08:00:00.123456Z"), "0f9e5b0e-6a0c-4c0e-9a2f-0c4b8a1de001");

    @Test
    void isReadAsItWasGivenOut() {
        assertThat(TimeCursor.read("cursor", PLACE.text())).contains(PLACE);
        assertThat(PLACE.text()).matches("[0-9A-Za-z_-]+");
    }

    /** contracts/activation.md D1: a device may be registered under an id of the client's. */
    @Test
    void leadsBehindAnIdThatAClientChose() {
        TimeCursor chosen = new TimeCursor(PLACE.at(), "static_device_uuid_D1");

        assertThat(TimeCursor.read("cursor", chosen.text())).contains(chosen);
    }

    @Test
    void isMissingOnTheFirstPage() {
        assertThat(TimeCursor.read("cursor", null)).isEmpty();
        assertThat(TimeCursor.read("cursor", " ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:00:00Z ",
                "2026-03-01T08:00:00Z 0f9e5b0e-6a0c-4c0e-9a2f-0c4b8a1de001x",
                "2026-03-01T08:00:00Z a\u0000",
                "1970-01-01T00:00:00Z a",
                "+1000000000-12-31T23:59:59Z a",
                "yesterday a"
            })
    void isRefusedWhenItIsNoneOfOurs(String inside) {
        String text = Base64.getUrlEncoder().encodeToString(inside.getBytes(StandardCharsets.UTF_8));
        for (String foreign : new String[] {text, inside}) {
            assertThatThrownBy(() -> TimeCursor.read("cursor", foreign))
                    .isInstanceOf(ApiException.class)
                    .hasMessageStartingWith("'cursor' is not one that was given out");
        }
    }

    @Test
    void hasANumberInAListOfNumbers() {
        TimeCursor numbered = new TimeCursor(PLACE.at(), "4711");

        assertThat(TimeCursor.readNumbered("cursor", numbered.text())).contains(numbered);
        assertThat(numbered.number()).isEqualTo(4711);
        assertThat(TimeCursor.OLDEST_FIRST.number()).isZero();
        assertThatThrownBy(() -> TimeCursor.readNumbered("cursor", PLACE.text()))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("'cursor' is not one that was given out");
    }
}
