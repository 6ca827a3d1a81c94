package health.polaris.eventbus;

import health.polaris.common.logging.RequestId;
import health.polaris.eventbus.publish.OutboundEvent;
import health.polaris.eventbus.publish.OutboxRelay;
import health.polaris.eventbus.publish.OutboxTable;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Publishes events in the transaction of the change they tell about: either both happen or neither. They reach the
 * broker within some ten milliseconds after the commit, or as soon as there is a broker.
 *
 * <p>Events of one key arrive in the order of their publication, if the transactions that publish them do not overlap:
 * take the row or advisory lock of the key's owner before publishing.
 */
public final class EventOutbox {

    private final OutboxTable outbox;
    private final AmqpJson json;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final TransactionSynchronization wakeUp;

    EventOutbox(OutboxTable outbox, OutboxRelay relay, AmqpJson json, AuditTrail auditTrail, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.wakeUp = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                relay.wake();
            }
        };
    }

    /**
     * Stores the event; its body is turned into JSON at once ({@link AmqpJson}).
     *
     * @param routingKey one of {@link RoutingKeys}
     * @param key what the event is about; later events of the same key wait for this one
     * @param body a record, or a JSON tree
     * @throws IllegalStateException outside a transaction
     */
    public void publish(String routingKey, OutboxKey key, Object body) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Events are published inside the transaction of the change they tell about");
        }
        String text = json.write(body);
        OutboundEvent event =
                new OutboundEvent(UUID.randomUUID().toString(), routingKey, text, RequestId.current(), clock.instant());
        outbox.add(List.of(event));
        // A set: once per transaction.
        TransactionSynchronizationManager.registerSynchronization(wakeUp);
        if (routingKey.equals(RoutingKeys.AUDIT_EVENT)) {
            auditTrail.logAfterCommit(json.tree(body));
        }
    }
}
