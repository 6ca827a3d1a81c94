package health.polaris.connector.outbound;

import health.polaris.connector.delivery.DeliveryService;
import health.polaris.connector.delivery.NewDelivery;
import health.polaris.connector.hl7.Hl7Message;
import health.polaris.connector.hl7.IdentifierRules;
import health.polaris.connector.hl7.PatientIdentifiers;
import health.polaris.connector.messagelog.MessageHeader;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.connector.observation.ObservationMessage;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores observation messages and hands them over for delivery, in one transaction. */
@Service
class ObservationMessageService {

    private final StoredMessageRepository messages;
    private final DeliveryService deliveries;

    ObservationMessageService(StoredMessageRepository messages, DeliveryService deliveries) {
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
        String uuid = messages.insert(row(text, now));
        deliveries.add(new NewDelivery(EprAdapter.NAME, uuid, message.setUuid(), message.patientUuid()));
    }

    /** What it can be found by is read back from the text, which a hospital may have transformed. */
    private static StoredMessage row(String text, Instant now) {
        Hl7Message message = Hl7Message.read(text)
                .orElseThrow(() -> new IllegalStateException("The message transformer made something that is no HL7"));
        return StoredMessage.observations(
                text,
                new MessageHeader(message.sender(), message.messageType(), now, message.controlId()),
                PatientIdentifiers.of(message, IdentifierRules.CONTRACT));
    }
}
