package health.polaris.eventbus.publish;

import health.polaris.common.logging.RequestId;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.contract.Event;
import io.namastack.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Publishes events in the transaction of the change they tell about: either both happen or neither. They reach the
 * broker within some ten milliseconds after the commit, or as soon as there is a broker.
 *
 * <p>Events that share an order key arrive in the order of their publication, if the transactions that publish them do
 * not overlap: take the row or advisory lock of what the key names before publishing.
 */
public final class EventOutbox {

    private final Outbox outbox;
    private final AmqpJson json;
    private final AuditTrail auditTrail;
    private final Clock clock;

    EventOutbox(Outbox outbox, AmqpJson json, AuditTrail auditTrail, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * Stores the event; its body is turned into JSON at once ({@link AmqpJson}).
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publish(Event event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Events are published inside the transaction of the change they tell about");
        }
        OutboundEvent outbound = new OutboundEvent(
                UUID.randomUUID().toString(),
                event.routingKey(),
                json.write(event),
                RequestId.current(),
                clock.instant());
        outbox.schedule(outbound, key(event, outbound.messageId()).digest());
        if (event instanceof AuditEvent audit) {
            auditTrail.logAfterCommit(json.tree(audit));
        }
    }

    /** What has no key waits for nobody. */
    private static OutboxKey key(Event event, String messageId) {
        return event.orderKeys().stream()
                .findFirst()
                .map(first -> OutboxKey.of("event", first))
                .orElseGet(() -> OutboxKey.of("message", messageId));
    }
}
