package health.polaris.connector.progress;

import health.polaris.eventbus.RejectedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * What encounters-service made of an accepted message: {@code dhos.hl7_message.processed}.
 *
 * @param outcome {@code processed} or {@code rejected}
 * @param reason why rejected
 */
public record MessageOutcome(
        String messageUuid, String outcome, @Nullable String reason) {

    private static final String PROCESSED = "processed";
    private static final String REJECTED = "rejected";

    /** @throws RejectedMessageException when it names no message or an outcome that does not exist */
    void check() {
        if (messageUuid == null || !(PROCESSED.equals(outcome) || REJECTED.equals(outcome))) {
            throw new RejectedMessageException("message_uuid missing or outcome unknown");
        }
    }
}
