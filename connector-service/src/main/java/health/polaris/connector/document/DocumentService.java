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
import org.springframework.transaction.annotation.Transactional;

/** Stores documents and hands them over for delivery, in one transaction. No document waits for another. */
@Service
class DocumentService {

    private final StoredMessageRepository messages;
    private final DeliveryService deliveries;
    private final Inbox inbox;
    private final Clock clock;

    DocumentService(StoredMessageRepository messages, DeliveryService deliveries, Inbox inbox, Clock clock) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** @param content XML; nobody looks into it here */
    @Transactional
    public void keep(String content) {
        String uuid = messages.insert(StoredMessage.document(content, clock.instant()));
        deliveries.add(new NewDelivery(Mirth.NAME, uuid, null, uuid));
    }

    /**
     * The same for one that the broker may hand out a second time.
     *
     * @param messageId null when its publisher gave it none
     */
    @Transactional
    public void keepOnce(@Nullable String messageId, String content) {
        if (inbox.firstTime(PolarisQueue.CONNECTOR_DOCUMENTS, messageId)) {
            keep(content);
        }
    }
}
