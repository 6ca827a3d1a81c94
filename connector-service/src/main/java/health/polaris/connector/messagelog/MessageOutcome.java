package health.polaris.connector.messagelog;

import health.polaris.eventbus.RejectedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * What encounters-service made of an accepted message: {@code dhos.hl7_message.processed}.
 *
 * @param outcome {@code processed} or {@code rejected}
 * @param reason why rejected
 */
record MessageOutcome(
        String messageUuid, String outcome, @Nullable String reason) {

    static final String PROCESSED = "processed";
    private static final String REJECTED = "rejected";

    boolean processed() {
        return PROCESSED.equals(outcome);
    }

    /** @throws RejectedMessageException when it names no message or an outcome that does not exist */
    void check() {
        if (messageUuid == null || !(PROCESSED.equals(outcome) || REJECTED.equals(outcome))) {
            throw new RejectedMessageException("message_uuid missing or outcome unknown");
        }
    }
}
