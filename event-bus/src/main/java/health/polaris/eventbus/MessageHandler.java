package health.polaris.eventbus;

import java.util.Set;

/**
 * What a service does with the messages of one queue. Called on virtual threads, several at once; audit fields say
 * {@code dhos-async-adapter}, and the request id is the message's correlation id.
 */
public interface MessageHandler {

    /** The one lane of handlers that tell no identifiers: all messages one after another. */
    Set<String> ONE_LANE = Set.of("all");

    /**
     * The identifiers that the message names, of any kind; it starts when no earlier unfinished message shares one with
     * it. None: it waits for nobody.
     *
     * @throws RejectedMessageException when the body can not be read
     */
    default Set<String> lanes(InboundMessage message) {
        return ONE_LANE;
    }

    /**
     * Processes the message, in one transaction; it is acknowledged afterwards. The same message can come again, so the
     * effect bears repetition, or {@link Inbox} is asked in the same transaction.
     *
     * @throws RejectedMessageException when a rule refuses it; it goes to the dead letters
     */
    void handle(InboundMessage message);

    /**
     * The message has failed for good and goes to the dead letters next; {@link #handle} is rolled back. The place to
     * publish a "rejected" outcome, in a transaction of its own. May be called again for the same message.
     *
     * @param reason for people; no patient data
     */
    default void rejected(InboundMessage message, String reason) {}

    /** After minutes of trouble, before messages are taken again: throws while a dependency is still away. */
    default void probe() {}
}
