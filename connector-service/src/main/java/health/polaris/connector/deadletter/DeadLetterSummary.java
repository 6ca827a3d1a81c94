package health.polaris.connector.deadletter;

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
                        + " said. A letter whose message is processed after it is superseded, and leaves by itself")
        @Nullable
        String messageOutcome) {

    /** Of texts, which other programs may write as they like. */
    static final int LONGEST = 200;

    static DeadLetterSummary of(
            String id,
            @Nullable String queue,
            String routingKey,
            @Nullable String reason,
            @Nullable String exception,
            @Nullable Integer attempts,
            @Nullable Instant failedAt,
            @Nullable String messageId,
            int size,
            @Nullable String messageUuid,
            @Nullable String outcome) {
        return new DeadLetterSummary(
                id,
                cut(queue),
                String.valueOf(cut(routingKey)),
                cut(reason),
                cut(exception),
                attempts,
                failedAt,
                cut(messageId),
                size,
                messageUuid,
                outcome);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
