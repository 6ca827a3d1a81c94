package health.polaris.connector.operations;

import health.polaris.connector.messagelog.StoredWarning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message without its content and without its patient; texts of the header are cut after 200 characters. */
record MessageSummary(
        String uuid,

        @Schema(description = "inbound, observations or documents")
        String direction,

        @Schema(description = MessageFilter.States.DESCRIPTION)
        String state,

        @Schema(description = "When it was stored") Instant created,

        @Schema(description = "MSH-3 | MSH-4") @Nullable String sender,
        @Schema(description = "MSH-9") @Nullable String messageType,

        @Schema(description = "MSH-10") @Nullable String messageControlId,

        @Schema(description = "MSH-7") @Nullable Instant sentAt,
        @Schema(description = "MSA-1") @Nullable String ackStatus,

        @Schema(
                description =
                        "Why it was refused, waits, was rejected or not delivered: a word or a short text; of a refusal by"
                                + " the receiver its own words")
        @Nullable
        String reason,

        @Schema(description = "How often it was published again")
        int reprocess,

        @Schema(description = "Of the delivery; null for received messages") @Nullable
        Integer attempts,

        @Schema(description = "What was left out although it was accepted, and what is odd about its feed")
        List<StoredWarning> warnings) {}
