package health.polaris.connector.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Rule O3: a warning when everything of a sender is older than what others send. */
class SenderClocksTest {

    private static final String SENDER = "PAS|NORTH";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Hands hands = new Hands();
    private final SenderClocks clocks = new SenderClocks(meters, hands);

    /** A clock that is turned by hand. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-29T12:00:00Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

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
    }

    private void comes(int secondsOld) {
        clocks.came(SENDER, hands.instant().minusSeconds(secondsOld));
    }

    private double age(String sender) {
        return meters.get("polaris.hl7.sent.age.seconds")
                .tag("sender", sender)
                .gauge()
                .value();
    }

    @Test
    void isThereBeforeAnythingCame() {
        assertThat(age("other")).isNaN();
    }

    @Test
    void theYoungestMessageCountsSinceOneMayBeOldForOtherReasons() {
        comes(300);
        comes(7200);
        comes(240);
        assertThat(age(SENDER)).isEqualTo(240);
    }

    @Test
    void aClockThatIsSetAgainIsSeenWithinHalfAnHour() {
        comes(1);
        hands.turn(Duration.ofMinutes(16));
        comes(300);
        assertThat(age(SENDER)).isEqualTo(1);
        hands.turn(Duration.ofMinutes(16));
        comes(310);
        assertThat(age(SENDER)).isEqualTo(300);
    }

    @Test
    void whoSendsNothingHasNoAge() {
        comes(1);
        hands.turn(Duration.ofMinutes(31));
        assertThat(age(SENDER)).isNaN();
    }
}
