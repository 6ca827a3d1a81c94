package health.polaris.connector.outbound;

import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.body.MessageBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the adapter answers with 2xx: {@code {"type": …, "body": "<base64 of the EPR's acknowledgement>"}}. */
final class EprAnswer {

    private static final DeliveryOutcome UNREADABLE = new DeliveryOutcome.Unavailable("unreadable answer");

    private EprAnswer() {}

    static DeliveryOutcome read(byte[] answer) {
        try {
            JsonNode body = JsonMapper.shared().readTree(answer).path("body");
            return body.isString() ? decode(body.asString()) : UNREADABLE;
        } catch (JacksonException noJson) {
            return UNREADABLE;
        }
    }

    private static DeliveryOutcome decode(String base64) {
        return switch (MessageBody.decode(base64)) {
            case MessageBody.Decoded(String text) -> judge(text);
            case MessageBody.Undecodable undecodable -> UNREADABLE;
        };
    }

    /** MSA-1, also of EPRs that answer in enhanced mode (CA, CE, CR). */
    private static DeliveryOutcome judge(String acknowledgement) {
        return switch (Acknowledgement.status(acknowledgement).orElse("")) {
            case "AA", "CA" -> new DeliveryOutcome.Acknowledged(acknowledgement);
            case "AE", "AR", "CE", "CR" -> new DeliveryOutcome.Refused(acknowledgement);
            default -> UNREADABLE;
        };
    }
}
