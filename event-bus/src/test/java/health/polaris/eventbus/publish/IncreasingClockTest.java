package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IncreasingClockTest {

    private Instant now = Instant.parse("2027-03-09T16:00:00.000000900Z");

    private final IncreasingClock clock = new IncreasingClock(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void neverShowsTheSameMicrosecondTwice() {
        assertThat(clock.instant()).isEqualTo("2027-03-09T16:00:00Z");
        assertThat(clock.instant()).isEqualTo("2027-03-09T16:00:00.000001Z");
    }

    @Test
    void hidesASmallStepBack() {
        Instant before = clock.instant();
        now = now.minusSeconds(1);

        assertThat(clock.instant()).isAfter(before);
    }

    @Test
    void followsALargeStepBack() {
        clock.instant();
        now = now.minusSeconds(3600);

        assertThat(clock.instant()).isEqualTo("2027-03-09T15:00:00Z");
    }
}
