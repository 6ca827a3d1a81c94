package health.polaris.eventbus.consume;

import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.List;

/**
 * What a service does with the events of one queue, many at once: what the queue holds, in its order. One batch after
 * another, so that the order of the queue is the order of the batches. Audit fields say {@code dhos-async-adapter}.
 */
public non-sealed interface BatchEventHandler<E extends Event> extends QueueHandler<E> {

    /**
     * Processes the events, in one transaction or a few; they are acknowledged together afterwards. The same events can
     * come again, in other batches too, so the effect bears repetition, or {@link Inbox} is asked in the same
     * transaction. When a dependency is away the whole batch is tried again; when it fails in another way, its events
     * are given one by one, so that one that fails never takes its neighbours with it.
     *
     * @param batch at least one, in the order of the queue
     * @return the events that a rule refuses for good; all others are done
     * @throws RejectedMessageException in a batch of one: that event is refused
     */
    List<Rejection<E>> handle(List<ReceivedEvent<E>> batch);

    /**
     * An event that goes to the dead letters.
     *
     * @param reason for people; no patient data
     */
    record Rejection<E extends Event>(ReceivedEvent<E> received, String reason) {}
}
