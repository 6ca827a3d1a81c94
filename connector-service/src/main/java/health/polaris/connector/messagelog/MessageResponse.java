package health.polaris.connector.messagelog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored message. All keys are always there. */
record MessageResponse(
        String uuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy,

        @Schema(description = "HL7 text with the sender's line ends, or base64 text that could not be decoded")
        String content,

        @Schema(description = "MSH-9, e.g. ADT^A02^ADT_A02; null for refused messages") @Nullable
        String messageType,

        @Schema(description = "MSH-7") @Nullable Instant sentAt,

        boolean isProcessed,
        String srcDescription,
        String dstDescription,

        @Schema(description = "MSH-10; null for refused messages and duplicates") @Nullable
        String messageControlId,

        @Schema(description = "MSA-1 of the acknowledgement: AA, AE or AR") @Nullable
        String ackStatus) {

    static MessageResponse from(StoredMessage message) {
        return new MessageResponse(
                message.uuid(),
                message.created(),
                message.createdBy(),
                message.modified(),
                message.modifiedBy(),
                message.content(),
                message.messageType(),
                message.sentAt(),
                message.isProcessed(),
                message.srcDescription(),
                message.dstDescription(),
                message.messageControlId(),
                message.ackStatus().orElse(null));
    }
}
