package health.polaris.eventbus.contract;

import org.jspecify.annotations.Nullable;

/**
 * {@code dhos.hl7_message.processed}: what encounters-service made of an accepted HL7 message.
 *
 * @param messageUuid of the message, as stored by the connector
 * @param outcome {@code processed}, {@code waiting} or {@code rejected}; a later one replaces it (contracts/identity.md
 *     §0, O2)
 * @param reason why waiting or rejected, without patient data; or {@code late}
 */
public record MessageOutcome(
        String messageUuid, String outcome, @Nullable String reason) implements Event {

    public static final String PROCESSED = "processed";
    public static final String WAITING = "waiting";
    public static final String REJECTED = "rejected";

    /** Reason of a processed one that changed nothing of what a later message had said. */
    public static final String LATE = "late";

    /** Whether it says which message came to which end; other programs may leave it open. */
    public boolean complete() {
        return messageUuid != null && (processed() || waiting() || REJECTED.equals(outcome));
    }

    /** A part of it cannot be applied as things stand; the other parts are. */
    public boolean waiting() {
        return WAITING.equals(outcome);
    }

    public boolean processed() {
        return PROCESSED.equals(outcome);
    }

    @Override
    public String conversation() {
        return "message:" + messageUuid;
    }

    @Override
    public Route route() {
        return Route.of(RoutingKeys.HL7_MESSAGE_PROCESSED, "message", messageUuid);
    }
}
