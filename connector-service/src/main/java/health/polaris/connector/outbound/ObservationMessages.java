package health.polaris.connector.outbound;

import health.polaris.connector.delivery.Deliveries;
import health.polaris.connector.delivery.NewDelivery;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.messagelog.ControlKey;
import health.polaris.connector.messagelog.Direction;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessages;
import health.polaris.connector.observation.ObservationMessage;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores observation messages and hands them over for delivery, in one transaction. */
@Service
class ObservationMessages {

    private final StoredMessages messages;
    private final Deliveries deliveries;

    ObservationMessages(StoredMessages messages, Deliveries deliveries) {
        this.messages = messages;
        this.deliveries = deliveries;
    }

    /**
     * Once per observation set. One that is stored already changes nothing, but if its delivery had failed it is tried
     * again.
     *
     * @param text the whole HL7 message
     */
    @Transactional
    public void keep(ObservationMessage message, String text, Instant now) {
        deliveries.waitForTurn(message.patientUuid());
        if (deliveries.knows(EprAdapter.NAME, message.setUuid())) {
            deliveries.tryAgain(EprAdapter.NAME, message.setUuid());
            return;
        }
        String uuid = messages.saveAndFlush(row(text, now)).uuid();
        deliveries.add(new NewDelivery(EprAdapter.NAME, uuid, message.setUuid(), message.patientUuid()));
    }

    /** What it can be found by is read back from the text, which a hospital may have transformed. */
    private static StoredMessage row(String text, Instant now) {
        Hl7Message message = Hl7Message.read(text)
                .orElseThrow(() -> new IllegalStateException("The message transformer made something that is no HL7"));
        StoredMessage row = new StoredMessage(Direction.OBSERVATIONS, text);
        row.cameFrom(message.sender());
        row.concerns(PatientIdentifiers.of(message, IdentifierRules.CONTRACT));
        row.describe(message.messageType(), now);
        String controlId = message.controlId();
        if (controlId != null) {
            row.occupy(new ControlKey(Direction.OBSERVATIONS, message.sender(), controlId));
        }
        return row;
    }
}
