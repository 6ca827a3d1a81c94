package health.polaris.connector.inbound.batch;

import health.polaris.connector.inbound.MessageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The acknowledgements of a batch. */
record BatchResponse(
        @Schema(description = "where the messages are stored, in the order of the batch, unreadable ones too")
        List<String> uuids,

        @Schema(allowableValues = MessageRequest.HL7_V2) String type,

        @Schema(
                description =
                        "base64 of the UTF-8 batch of acknowledgements (BHS … BTS, within FHS and FTS like the batch)")
        String body) {

    static BatchResponse of(List<String> uuids, String acknowledgements) {
        byte[] bytes = acknowledgements.getBytes(StandardCharsets.UTF_8);
        return new BatchResponse(
                List.copyOf(uuids), MessageRequest.HL7_V2, Base64.getEncoder().encodeToString(bytes));
    }
}
