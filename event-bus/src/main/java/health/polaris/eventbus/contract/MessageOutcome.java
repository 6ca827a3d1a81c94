package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code dhos.hl7_message.processed}: what encounters-service made of an accepted HL7 message.
 *
 * @param messageUuid of the message, as stored by the connector
 * @param outcome {@code processed}, {@code waiting} or {@code rejected}; a later one replaces it (contracts/identity.md
 *     §0, O2)
 * @param reason why waiting or rejected, without patient data; or {@code late}
 * @param saidAtMicros when it was said, in microseconds since 1970, with the message's group locked: replicas of the connector
 *     take outcomes side by side, and one that is said earlier may come later. Null: in the order of arrival, as before
 */
public record MessageOutcome(
        String messageUuid,
        String outcome,
        @Nullable String reason,
        @JsonInclude(Include.NON_NULL) @Nullable Long saidAtMicros)
        implements Event {

    public static final String PROCESSED = "processed";
    public static final String WAITING = "waiting";
    public static final String REJECTED = "rejected";

    /** Reason of a processed one that changed nothing of what a later message had said. */
    public static final String LATE = "late";

    /** Of which nobody knows when it was said. */
    public MessageOutcome(String messageUuid, String outcome, @Nullable String reason) {
        this(messageUuid, outcome, reason, null);
    }

    public static MessageOutcome said(Instant at, String messageUuid, String outcome, @Nullable String reason) {
        return new MessageOutcome(messageUuid, outcome, reason, ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

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
