package health.polaris.eventbus.consume;

import health.polaris.eventbus.contract.Event;
import org.jspecify.annotations.Nullable;

/** What a service does with the events of one queue: one by one, or many at once. */
public sealed interface QueueHandler<E extends Event> permits EventHandler, BatchEventHandler {

    /**
     * The event has failed for good and goes to the dead letters next; what was done to handle it is rolled back, or
     * was a rejection. The place to publish a "rejected" outcome, in a transaction of its own. May be called again for
     * the same event.
     *
     * @param received null when its body could not be read
     * @param reason for people; no patient data
     */
    default void rejected(@Nullable ReceivedEvent<E> received, String reason) {}

    /** After minutes of failures, before events are taken again: throws while a dependency is still away. */
    default void probe() {}
}
