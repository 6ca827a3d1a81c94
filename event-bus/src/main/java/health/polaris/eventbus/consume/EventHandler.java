package health.polaris.eventbus.consume;

import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service does with the events of one queue. Called on several threads at once; audit fields say
 * {@code dhos-async-adapter}, and the request id is the message's correlation id.
 */
public interface EventHandler<E extends Event> {

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

    /**
     * The event has failed for good and goes to the dead letters next; {@link #handle} is rolled back. The place to
     * publish a "rejected" outcome, in a transaction of its own. May be called again for the same event.
     *
     * @param received null when its body could not be read
     * @param reason for people; no patient data
     */
    default void rejected(@Nullable ReceivedEvent<E> received, String reason) {}

    /** After minutes of failures, before events are taken again: throws while a dependency is still away. */
    default void probe() {}
}
