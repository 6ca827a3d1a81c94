package health.polaris.connector.outbound;

import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.OutgoingMessage;
import health.polaris.connector.hl7.body.MessageBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the adapter answers with 2xx: {@code {"type": …, "body": "<base64 of the EPR's acknowledgement>"}}. */
final class EprAnswer {

    private EprAnswer() {}

    static DeliveryOutcome read(OutgoingMessage message, byte[] answer) {
        try {
            JsonNode body = JsonMapper.shared().readTree(answer).path("body");
            return body.isString() ? decode(message, body.asString()) : ReceiverVerdict.UNREADABLE;
        } catch (JacksonException noJson) {
            return ReceiverVerdict.UNREADABLE;
        }
    }

    /** As over MLLP: in whatever character set its words are, MSA is ASCII. */
    private static DeliveryOutcome decode(OutgoingMessage message, String base64) {
        return MessageBody.bytes(base64)
                .map(MessageBody::approximately)
                .map(text -> ReceiverVerdict.of(message, text))
                .orElse(ReceiverVerdict.UNREADABLE);
    }
}
