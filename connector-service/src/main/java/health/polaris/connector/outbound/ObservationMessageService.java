package health.polaris.connector.outbound;

import health.polaris.connector.delivery.DeliveryService;
import health.polaris.connector.delivery.NewDelivery;
import health.polaris.connector.messagelog.MessageHeader;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.connector.observation.ObservationMessage;
import health.polaris.connector.observation.oru.OruMessage;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Stores observation messages and hands them over for delivery, in one transaction. */
@Service
record ObservationMessageService(
        StoredMessageRepository messages, DeliveryService deliveries, TransactionOperations transaction) {
    /**
     * Once per observation set. One that is stored already changes nothing, but if its delivery had failed it is tried
     * again.
     *
     * @param oru as it is to be sent
     */
    void keep(ObservationMessage message, OruMessage oru, Instant now) {
        transaction.executeWithoutResult(_ -> keepOnce(message, oru, now));
    }

    private void keepOnce(ObservationMessage message, OruMessage oru, Instant now) {
        deliveries.waitForTurn(message.patientUuid());
        if (deliveries.knows(Epr.NAME, message.setUuid())) {
            deliveries.tryAgain(Epr.NAME, message.setUuid());
            return;
        }
        String uuid = messages.insert(row(oru, now));
        deliveries.add(new NewDelivery(Epr.NAME, uuid, message.setUuid(), message.patientUuid()));
    }

    private static StoredMessage row(OruMessage oru, Instant now) {
        return StoredMessage.observations(
                oru.text(),
                new MessageHeader(oru.sender(), oru.messageType(), now, oru.controlId()),
                oru.identifiers());
    }
}
