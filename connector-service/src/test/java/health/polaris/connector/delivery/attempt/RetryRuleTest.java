package health.polaris.connector.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.delivery.DeliveryState;
import health.polaris.connector.delivery.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {

    private static final Instant START = Instant.parse("2027-03-09T16:00:00Z");

    private final RetryRule rule = new RetryRule(Duration.ofHours(24));

    private static DeliveryAttempt attempt(int number, int rejections, int failuresAlone) {
        return new DeliveryAttempt(
                "uuid", "epr", "lease", number, rejections, failuresAlone, START, new OutgoingMessage("MSH", "id"));
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "6, 160", "7, 300", "8, 300", "1000, 300"})
    void waitsLongerAndLonger(int number, long seconds) {
        RetryDecision verdict = rule.unavailable(attempt(number, 0, 0), "timeout", false, START);
        assertThat(verdict.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(verdict.nextAttemptAt()).isEqualTo(START.plusSeconds(seconds));
    }

    @Test
    void givesUpADayAfterTheFirstAttempt() {
        Instant almost = START.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(rule.unavailable(attempt(500, 0, 0), "timeout", false, almost)
                        .state())
                .isEqualTo(DeliveryState.PENDING);
        assertThat(rule.unavailable(attempt(500, 0, 0), "timeout", false, almost.plusMillis(1))
                        .state())
                .isEqualTo(DeliveryState.GIVEN_UP);
    }

    @Test
    void countsOnlyFailuresWhileOthersGotThrough() {
        RetryDecision during = rule.unavailable(attempt(50, 0, 9), "status 503", false, START);
        assertThat(during.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(during.failuresAlone()).isEqualTo(9);
        assertThat(rule.unavailable(attempt(51, 0, 9), "status 503", true, START)
                        .state())
                .isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void failsWithTheThirdRejectionWhateverElseHappenedBefore() {
        assertThat(rule.rejected(attempt(20, 1, 0), "status 401", START).state())
                .isEqualTo(DeliveryState.PENDING);
        assertThat(rule.rejected(attempt(21, 2, 0), "status 401", START).state())
                .isEqualTo(DeliveryState.FAILED);
    }
}
