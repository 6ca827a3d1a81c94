package health.polaris.connector.deadletter;

import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.deadletter.DeadLetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A dead letter with its body. */
record DeadLetterBody(
        DeadLetterSummary letter,

        @Schema(description = "text: body is the unpacked text; base64: it could not be read as text")
        String encoding,

        String body) {

    static DeadLetterBody of(DeadLetter letter, DeadLetterSummary summary) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(letter.body()))
                    .toString();
            return new DeadLetterBody(summary, "text", text);
        } catch (CharacterCodingException | RejectedMessageException noText) {
            return new DeadLetterBody(summary, "base64", Base64.getEncoder().encodeToString(letter.packedBody()));
        }
    }
}
