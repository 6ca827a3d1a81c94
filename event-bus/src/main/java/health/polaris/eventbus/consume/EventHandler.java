package health.polaris.eventbus.consume;

import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.Set;

/**
 * What a service does with the events of one queue, one by one. Called on several threads at once; audit fields say
 * {@code dhos-async-adapter}, and the request id is the message's correlation id.
 */
public non-sealed interface EventHandler<E extends Event> extends QueueHandler<E> {

    /**
     * The identifiers that the event names, of any kind; it starts when no earlier unfinished one of the queue shares
     * one with it. None: it waits for nobody.
     *
     * @throws RejectedMessageException when a rule refuses it
     */
    default Set<String> orderKeys(E event) {
        return event.orderKeys();
    }

    /**
     * Processes the event, in one transaction; it is acknowledged afterwards. The same event can come again, so the
     * effect bears repetition, or {@link Inbox} is asked in the same transaction.
     *
     * @throws RejectedMessageException when a rule refuses it; it goes to the dead letters
     */
    void handle(ReceivedEvent<E> received);
}
