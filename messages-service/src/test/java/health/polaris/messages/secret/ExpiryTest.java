package health.polaris.messages.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {

    private final Expiry expiry = new Expiry(new ActivationSettings(4, 9, 30, 30, 8, 5, 10, ""));

    @Test
    void isTheLastSecondOfTheFifthDayAfter() {
        assertThat(expiry.textFor(Instant.parse("2027-03-09T16:02:11.904Z"))).isEqualTo("2027-03-14T23:59:59.000");
        assertThat(expiry.textFor(Instant.parse("2027-12-28T00:00:00Z"))).isEqualTo("2028-01-02T23:59:59.000");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-14T00:00:00Z, 2027-03-09T00:00:00Z",
        "2027-03-14T23:59:59Z, 2027-03-09T00:00:00Z",
        "2027-03-14T23:59:59.001Z, 2027-03-10T00:00:00Z",
        "2027-03-15T00:00:00Z, 2027-03-10T00:00:00Z"
    })
    void whatWasModifiedBeforeIsExpired(Instant now, Instant oldestAlive) {
        assertThat(expiry.oldestAlive(now)).isEqualTo(oldestAlive);
    }
}
