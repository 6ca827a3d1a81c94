package health.polaris.connector.inbound;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The same whether the message was accepted or refused: the HL7 acknowledgement tells. */
record AcknowledgementResponse(
        @Schema(description = "where the message is stored") String uuid,

        @Schema(allowableValues = MessageRequest.HL7_V2) String type,

        @Schema(description = "base64 of the UTF-8 acknowledgement (MSH, MSA, and ERR when refused)")
        String body) {

    static AcknowledgementResponse of(Answer answer) {
        byte[] acknowledgement = answer.acknowledgement().text().getBytes(StandardCharsets.UTF_8);
        return new AcknowledgementResponse(
                answer.uuid(), MessageRequest.HL7_V2, Base64.getEncoder().encodeToString(acknowledgement));
    }
}
