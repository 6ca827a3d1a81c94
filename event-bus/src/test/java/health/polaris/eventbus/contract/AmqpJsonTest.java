package health.polaris.eventbus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmqpJsonTest {

    private final AmqpJson json = new AmqpJson();

    record Times(
            Instant at,
            OffsetDateTime zoned,
            LocalDateTime naive,
            LocalDate day,
            @Nullable String nothing) {}

    record Read(@Nullable Instant at, @Nullable OffsetDateTime zoned, boolean loginActive) {}

    private <T> T read(String text, Class<T> type) {
        return json.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    @Test
    void writesTimesInUtcWithThreeDigitsCutOffAndNulls() {
        Times times = new Times(
                Instant.parse("2027-03-09T16:02:11.904999Z"),
                OffsetDateTime.parse("2027-03-09T17:02:11+01:00"),
                LocalDateTime.parse("2027-03-09T16:02:11.9"),
                LocalDate.parse("2027-03-09"),
                null);

        assertThat(json.write(times))
                .isEqualTo("{\"at\":\"2027-03-09T16:02:11.904+00:00\","
                        + "\"zoned\":\"2027-03-09T16:02:11.000+00:00\",\"naive\":\"2027-03-09T16:02:11.900+00:00\","
                        + "\"day\":\"2027-03-09\",\"nothing\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-09T16:02:11Z, 2027-03-09T16:02:11Z",
        "2027-03-09T16:02:11.904512+00:00, 2027-03-09T16:02:11.904512Z",
        "2027-03-09T17:02:11.123456789+01:00, 2027-03-09T16:02:11.123456789Z",
        "2027-03-09T17:02:11.9+0100, 2027-03-09T16:02:11.9Z",
        "2027-03-09T16:02:11.904, 2027-03-09T16:02:11.904Z"
    })
    void readsTimesInEveryForm(String written, Instant expected) {
        Read read = read("{\"at\":\"" + written + "\"}", Read.class);

        assertThat(read.at()).isEqualTo(expected);
    }

    @Test
    void keepsTheOffsetThatWasSent() {
        assertThat(read("{\"zoned\":\"2027-03-09T17:02:11+01:00\"}", Read.class).zoned())
                .hasToString("2027-03-09T17:02:11+01:00");
    }

    @Test
    void readsSnakeCaseAndIgnoresUnknownKeys() {
        assertThat(read("{\"login_active\":true,\"created\":1}", Read.class).loginActive())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"at\":\"Mrs Smith\"}", "{\"at\":{\"Smith\":1}}", "Smith", "null", "{} Smith", "[\"Smith\"]"})
    void rejectsTheUnreadableWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> read(text, Read.class))
                .isInstanceOf(RejectedMessageException.class)
                .hasMessageStartingWith("body unreadable")
                .hasMessageNotContaining("Smith")
                .hasNoCause();
    }
}
