package health.polaris.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §6: times as they go out. */
class IsoTimeTest {

    private static final DateTimeFormatter PATTERN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-09T16:02:11.904Z",
                "2027-03-09T16:02:11.904999999+01:00",
                "2028-02-29T00:00:00Z",
                "2027-12-31T23:59:59.999999-11:30",
                "0001-01-01T00:00:00.001+18:00",
                "9999-12-31T23:59:59.05-00:01",
                "+12000-01-01T00:00:00Z",
                "-0001-06-30T12:00:00Z",
                "1890-01-01T00:00:00+00:00:15",
                "1890-01-01T00:00:00-01:02:30"
            })
    void writesATimeAsItsPatternSays(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);

        assertThat(IsoTime.format(time)).isEqualTo(PATTERN.format(time.truncatedTo(ChronoUnit.MILLIS)));
    }

    static Stream<Instant> times() {
        return new Random(6)
                .longs(1000, -60_000_000_000L, 250_000_000_000L)
                .mapToObj(second -> Instant.ofEpochSecond(second, Math.floorMod(second * 31, 1_000_000_000)));
    }

    @Test
    void writesAnyInstantAsItsPatternSays() {
        assertThat(times())
                .allSatisfy(time -> assertThat(IsoTime.format(time))
                        .isEqualTo(PATTERN.format(time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS))));
    }

    @Test
    void cutsFractionsInsteadOfRounding() {
        assertThat(IsoTime.format(Instant.parse("2027-03-09T16:02:11.999999999Z")))
                .isEqualTo("2027-03-09T16:02:11.999Z");
    }
}
