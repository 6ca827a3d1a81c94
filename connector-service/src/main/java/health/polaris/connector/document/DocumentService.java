package health.polaris.connector.document;

import health.polaris.connector.delivery.DeliveryService;
import health.polaris.connector.delivery.NewDelivery;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.Inbox;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Stores documents and hands them over for delivery, in one transaction. No document waits for another. */
@Service
record DocumentService(
        StoredMessageRepository messages,
        DeliveryService deliveries,
        Inbox inbox,
        Clock clock,
        TransactionOperations transaction) {
    /** @param content XML; nobody looks into it here */
    void keep(String content) {
        transaction.executeWithoutResult(_ -> add(content));
    }

    /**
     * The same for one that the broker may hand out a second time.
     *
     * @param messageId null when its publisher gave it none
     */
    void keepOnce(@Nullable String messageId, String content) {
        transaction.executeWithoutResult(_ -> {
            if (inbox.firstTime(PolarisQueue.CONNECTOR_DOCUMENTS, messageId)) {
                add(content);
            }
        });
    }

    private void add(String content) {
        String uuid = messages.insert(StoredMessage.document(content, clock.instant()));
        deliveries.add(new NewDelivery(Mirth.NAME, uuid, null, uuid));
    }
}
