package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Refusals refusals = new Refusals(Duration.ofSeconds(30));

    private static WaitingEvent event(long id, String routingKey) {
        return new WaitingEvent(id, new OutboundEvent("m" + id, routingKey, "{}", "r", null, Instant.EPOCH));
    }

    @Test
    void triesAnEventUntilThePatienceIsUsedUp() {
        assertThat(refusals.isForGood(event(1, "k"), 0)).isFalse();
        assertThat(refusals.isForGood(event(1, "k"), 29 * SECOND)).isFalse();
        assertThat(refusals.attempts()).isEqualTo(2);
        assertThat(refusals.isForGood(event(1, "k"), 30 * SECOND)).isTrue();
    }

    @Test
    void suspectsEventsUntilTheLastOfThemIsKnown() {
        refusals.suspect(List.of(event(5, "k"), event(7, "k"), event(6, "k")));
        assertThat(refusals.isSuspect(event(6, "k"))).isTrue();
        assertThat(refusals.isSuspect(event(7, "k"))).isFalse();

        refusals.isForGood(event(5, "k"), 0);
        refusals.isForGood(event(5, "k"), 30 * SECOND);
        assertThat(refusals.isSuspect(event(6, "k"))).as("the culprit is found").isFalse();
    }

    @Test
    void triesTheNextOfItsRoutingKeyOnceUntilTheBrokerTakesOne() {
        refusals.isForGood(event(1, "k"), 0);
        refusals.isForGood(event(1, "k"), 30 * SECOND);

        assertThat(refusals.isForGood(event(2, "k"), 30 * SECOND)).isTrue();
        assertThat(refusals.isForGood(event(3, "other"), 30 * SECOND)).isFalse();
        refusals.taken(event(4, "k"));
        assertThat(refusals.isForGood(event(5, "k"), 31 * SECOND)).isFalse();
    }
}
