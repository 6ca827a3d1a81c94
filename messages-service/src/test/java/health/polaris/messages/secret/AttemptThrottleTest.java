package health.polaris.messages.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.error.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptThrottleTest {

    private Instant now = Instant.parse("2027-03-09T16:02:11Z");
    private final AttemptThrottle throttle = new AttemptThrottle(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private void failTwentyTimes(String key) {
        for (int failure = 0; failure < 20; failure++) {
            throttle.begin(key);
        }
    }

    private Duration waitOf(String key) {
        ApiException refusal =
                org.assertj.core.api.Assertions.catchThrowableOfType(ApiException.class, () -> throttle.begin(key));
        return java.util.Objects.requireNonNull(refusal.retryAfter());
    }

    @Test
    void waitsDoubleUpToHalfAMinuteAndNoLonger() {
        failTwentyTimes("a");
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            throttle.begin("a");
            assertThat(waitOf("a")).isEqualTo(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds);
        }
        throttle.begin("b");
    }

    @Test
    void aSuccessStartsAnew() {
        failTwentyTimes("a");
        throttle.begin("a").succeeded();
        failTwentyTimes("a");
        throttle.begin("a");
        assertThatThrownBy(() -> throttle.begin("a")).isInstanceOf(ApiException.class);
    }

    @Test
    void whatDoesNotCountIsTakenBack() {
        failTwentyTimes("a");
        throttle.begin("a").doesNotCount();
        now = now.plusSeconds(1);
        throttle.begin("a");
        assertThat(waitOf("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theLongestQuietIsForgottenFirst() {
        failTwentyTimes("a");
        throttle.begin("a");
        for (int other = 0; other < 10_000; other++) {
            throttle.begin("other-" + other);
        }
        throttle.begin("a");
    }
}
