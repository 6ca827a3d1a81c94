package health.polaris.messages.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.correspondent.Party;
import health.polaris.messages.wire.PresentText;
import health.polaris.messages.wire.UnknownKeyText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A new message (contracts/messages.md §3, §5.1). Optional keys may be absent, but neither null nor empty. */
@UnknownKeyText("Property '%s' not found in schema")
record MessageRequest(
        @Schema(minLength = 1) @NotNull @Size(max = Party.LONGEST)
        String sender,

        @Schema(minLength = 1) @NotNull @Size(max = Party.LONGEST)
        String senderType,

        @Schema(minLength = 1) @NotNull @Size(max = Party.LONGEST)
        String receiver,

        @Schema(minLength = 1) @NotNull @Size(max = Party.LONGEST)
        String receiverType,

        @NotNull @Valid TypeNumber messageType,

        @Schema(minLength = 1, maxLength = MessageRequest.MOST_BYTES) @NotNull
        String content,

        @Schema(minLength = 1) Field<@NotNull String> retrieved,
        @Schema(minLength = 1) Field<@NotNull String> confirmed,
        @Schema(minLength = 1) Field<@NotNull @Size(max = Party.LONGEST) String> confirmedBy,
        @Schema(minLength = 1) Field<@NotNull @Size(max = Party.LONGEST) String> relatedMessage,
        @Schema(minLength = 1) Field<@NotNull String> cancelled,
        @Schema(minLength = 1) Field<@NotNull @Size(max = Party.LONGEST) String> cancelledBy,

        @Schema(minLength = 1, maxLength = MessageRequest.MOST_BYTES)
        Field<@NotNull String> internal) {

    static final int MOST_BYTES = 64 * 1024;

    /** {@code {"value": 5}}; whatever else a client copied from a message is ignored. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TypeNumber(
            @Schema(allowableValues = {"0", "1", "2", "3", "5", "6", "7", "8", "9", "10"}) @NotNull
            Integer value) {}

    /** @throws ApiException 400 for an empty or too long text, an unknown type, or a time that cannot be read */
    Message toMessage(MessageTypes types, Correspondent writer) {
        String internalText = PresentText.of("internal", internal);
        refuseLong("content", content);
        refuseLong("internal", internalText);
        Message message = new Message(
                from(), to(), types.known(messageType.value()), PresentText.required("content", content), internalText);
        message.apply(
                writer.isSystem() ? progress() : progress().by(writer.caller().id()));
        return message;
    }

    /** Lists hold many messages, and each is sent to every phone of a ward. */
    private static void refuseLong(String key, @Nullable String text) {
        if (text != null && text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw ApiException.invalid("'%s' must have at most 64 KB (%d bytes)".formatted(key, MOST_BYTES));
        }
    }

    Party from() {
        return new Party(PresentText.required("sender", sender), PresentText.required("sender_type", senderType));
    }

    Party to() {
        return new Party(
                PresentText.required("receiver", receiver), PresentText.required("receiver_type", receiverType));
    }

    private Progress progress() {
        return Progress.of(retrieved, confirmed, confirmedBy, cancelled, cancelledBy, relatedMessage);
    }
}
