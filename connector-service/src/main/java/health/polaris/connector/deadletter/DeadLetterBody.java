package health.polaris.connector.deadletter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.deadletter.DeadLetter;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
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

        String body,

        @JsonIgnore ShowsPerson subject)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        subject.show(shown);
    }

    /** The same about whomever its message is about. */
    DeadLetterBody about(ShowsPerson known) {
        return new DeadLetterBody(letter, encoding, body, known);
    }

    static DeadLetterBody of(DeadLetter letter, DeadLetterSummary summary) {
        ShowsPerson itself = shown -> shown.other("dead_letter", summary.id());
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(letter.body()))
                    .toString();
            return new DeadLetterBody(summary, "text", text, itself);
        } catch (CharacterCodingException | RejectedMessageException noText) {
            return new DeadLetterBody(
                    summary, "base64", Base64.getEncoder().encodeToString(letter.packedBody()), itself);
        }
    }
}
