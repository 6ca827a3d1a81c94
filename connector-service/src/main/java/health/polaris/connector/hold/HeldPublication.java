package health.polaris.connector.hold;

import health.polaris.common.logging.RequestId;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.publish.CorrelatedEvent;
import health.polaris.eventbus.publish.EventOutbox;
import health.polaris.eventbus.trace.Traces;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publishes the events of accepted messages, or holds those of a paused feed, in the caller's transaction. */
@Component
public record HeldPublication(EventOutbox outbox, FeedPauseRepository pauses, HeldEventRepository held, Traces traces) {

    /** @param events of messages whose feeds are not paused, in their order */
    public void publish(List<CorrelatedEvent> events) {
        outbox.publishCorrelated(events);
    }

    /** @param events of messages whose feeds are paused */
    public void hold(List<CorrelatedEvent> events) {
        if (!events.isEmpty()) {
            held.add(events);
        }
    }

    /**
     * One of either kind: under the lock of the acceptance, so that its feed does not go on meanwhile.
     *
     * @return whether it is published
     */
    public boolean publishOrHold(EprActions event) {
        boolean waits = pauses.holds(String.valueOf(event.sender()));
        if (waits) {
            held.add(List.of(new CorrelatedEvent(event, RequestId.current(), traces.of(event))));
        } else {
            outbox.publish(event);
        }
        return !waits;
    }
}
