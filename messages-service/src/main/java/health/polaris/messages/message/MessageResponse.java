package health.polaris.messages.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A message as every route answers with it; what is not set is left out, except {@code confirmed}. */
public record MessageResponse(
        @JsonUnwrapped AuditResponse audit,
        String sender,
        String senderType,
        String receiver,
        String receiverType,
        MessageType messageType,
        String content,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OffsetDateTime retrieved,
        @Nullable OffsetDateTime confirmed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String confirmedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OffsetDateTime cancelled,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cancelledBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String relatedMessage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String internal)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        shown.any(senderType, sender).any(receiverType, receiver);
    }

    public static MessageResponse from(Message message, MessageType type) {
        Progress progress = message.progress();
        return new MessageResponse(
                message.audit(),
                message.from().id(),
                message.from().type(),
                message.to().id(),
                message.to().type(),
                type,
                message.content(),
                ClientTime.timeOf(progress.retrieved()),
                ClientTime.timeOf(progress.confirmed()),
                progress.confirmedBy(),
                ClientTime.timeOf(progress.cancelled()),
                progress.cancelledBy(),
                progress.relatedMessage(),
                message.internal());
    }
}
