package health.polaris.connector.outbound;

import health.polaris.connector.delivery.Deliveries;
import health.polaris.connector.delivery.NewDelivery;
import health.polaris.connector.messagelog.ControlKey;
import health.polaris.connector.messagelog.Direction;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessages;
import health.polaris.connector.observation.ObservationMessage;
import health.polaris.connector.observation.oru.OruMessage;
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
     * @param oru as it is to be sent
     */
    @Transactional
    public void keep(ObservationMessage message, OruMessage oru, Instant now) {
        deliveries.waitForTurn(message.patientUuid());
        if (deliveries.knows(EprAdapter.NAME, message.setUuid())) {
            deliveries.tryAgain(EprAdapter.NAME, message.setUuid());
            return;
        }
        String uuid = messages.saveAndFlush(row(oru, now)).uuid();
        deliveries.add(new NewDelivery(EprAdapter.NAME, uuid, message.setUuid(), message.patientUuid()));
    }

    private static StoredMessage row(OruMessage oru, Instant now) {
        StoredMessage row = new StoredMessage(Direction.OBSERVATIONS, oru.text());
        row.cameFrom(oru.sender());
        row.concerns(oru.identifiers());
        row.describe(oru.messageType(), now);
        if (oru.controlId() != null) {
            row.occupy(new ControlKey(Direction.OBSERVATIONS, oru.sender(), oru.controlId()));
        }
        return row;
    }
}
