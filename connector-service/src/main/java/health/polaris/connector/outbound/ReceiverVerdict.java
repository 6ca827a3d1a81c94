package health.polaris.connector.outbound;

import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.OutgoingMessage;
import health.polaris.connector.hl7.acknowledgement.ReceiverAnswer;
import health.polaris.connector.hl7.message.MessageText;
import org.jspecify.annotations.Nullable;

/** What an acknowledgement means for the message that it came for, by whatever transport. */
final class ReceiverVerdict {

    static final DeliveryOutcome UNREADABLE = new DeliveryOutcome.Unavailable("unreadable answer");

    private static final DeliveryOutcome OF_ANOTHER =
            new DeliveryOutcome.Unavailable("acknowledgement of another message");

    private ReceiverVerdict() {}

    /** MSA-1, also of EPRs that answer in enhanced mode (CA, CE, CR); one of another message acknowledges nothing. */
    static DeliveryOutcome of(OutgoingMessage message, String acknowledgement) {
        ReceiverAnswer answer = ReceiverAnswer.read(acknowledgement).orElse(null);
        if (answer == null) {
            return UNREADABLE;
        }
        if (!answer.answers(controlId(message))) {
            return OF_ANOTHER;
        }
        return switch (answer.code()) {
            case "AA", "CA" ->
                new DeliveryOutcome.Acknowledged(acknowledgement, answer.answered() == null ? "MSA-2 is empty" : null);
            case "AE", "AR", "CE", "CR" -> new DeliveryOutcome.Refused(acknowledgement, answer.told());
            default -> UNREADABLE;
        };
    }

    private static @Nullable String controlId(OutgoingMessage message) {
        return MessageText.of(message.content())
                .map(text -> text.header().value(10))
                .orElse(null);
    }
}
