package health.polaris.connector.messagelog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.connector.messagelog.MessageSearch.FoundMessage;
import health.polaris.connector.progress.Progress;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stored message. All keys but {@code acknowledgement} and {@code warnings} are always there. */
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

        @Schema(
                description =
                        "Where it came from: an address, or the subject of the client certificate of MLLP; absent:"
                                + " not known, or outgoing")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String source,

        String srcDescription,
        String dstDescription,

        @Schema(description = "MSH-10; null for refused messages and duplicates") @Nullable
        String messageControlId,

        @Schema(description = "MSA-1 of the acknowledgement: AA, AE or AR") @Nullable
        String ackStatus,

        @Schema(
                description =
                        "The whole acknowledgement: ours to what came in, the receiver's to what went out; absent:"
                                + " none")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String acknowledgement,

        @Schema(
                description =
                        "what was left out although it was accepted, and what is odd about its feed; absent: nothing")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<StoredWarning> warnings,

        @JsonIgnore MessageSubject subject)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        subject.show(shown);
    }

    static MessageResponse from(FoundMessage found) {
        StoredMessage message = found.message();
        Progress progress = found.progress();
        return new MessageResponse(
                message.uuid(),
                message.created(),
                message.createdBy(),
                Objects.requireNonNullElse(progress.modified(), message.created()),
                Objects.requireNonNullElse(progress.modifiedBy(), message.createdBy()),
                message.content(),
                message.state() == StoredMessage.State.REFUSED
                        ? null
                        : message.header().type(),
                message.header().sentAt(),
                progress.isProcessed(),
                message.source(),
                message.direction().source(),
                message.direction().destination(),
                message.occupiedControlId(),
                found.ackStatus().orElse(null),
                found.acknowledgement().orElse(null),
                found.warnings().isEmpty() ? null : found.warnings(),
                message.subject());
    }
}
