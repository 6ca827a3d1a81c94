package health.polaris.connector.deadletter;

import health.polaris.eventbus.deadletter.DeadLetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dead letter without its body. */
record DeadLetterSummary(
        @Schema(description = "The same at every look, until it is requeued")
        String id,

        @Schema(description = "Where it failed; null when another program than ours put it aside") @Nullable
        String queue,

        String routingKey,

        @Schema(description = "Without patient data") @Nullable
        String reason,

        @Schema(description = "Class name") @Nullable String exception,
        @Nullable Integer attempts,
        @Nullable Instant failedAt,
        @Schema(description = "AMQP message id") @Nullable String messageId,
        @Schema(description = "Bytes, as on the wire") int size,

        @Schema(description = "The stored message that its body names") @Nullable
        String messageUuid,

        @Schema(
                description = "What became of that message by now: processed, waiting or rejected; null when nothing is"
                        + " said. A letter of a message that is processed is superseded: nothing is left to be done")
        @Nullable
        String messageOutcome) {

    private static final int LONGEST = 200;

    /** Headers of other programs may say anything, at any length. */
    static DeadLetterSummary of(DeadLetter letter) {
        return new DeadLetterSummary(
                letter.id(),
                cut(letter.queue()),
                String.valueOf(cut(letter.routingKey())),
                cut(letter.reason()),
                cut(letter.exception()),
                letter.attempts(),
                letter.failedAt(),
                cut(letter.messageId()),
                letter.size(),
                MessageUuid.in(letter),
                null);
    }

    /** The same with what became of its message. */
    DeadLetterSummary with(@Nullable String outcome) {
        return new DeadLetterSummary(
                id, queue, routingKey, reason, exception, attempts, failedAt, messageId, size, messageUuid, outcome);
    }

    /** Whether that is the reason of a letter, as it was listed. */
    static boolean isReason(String listed, DeadLetter letter) {
        return listed.equals(cut(letter.reason()));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
