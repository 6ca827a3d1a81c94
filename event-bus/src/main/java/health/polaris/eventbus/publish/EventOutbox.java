package health.polaris.eventbus.publish;

import health.polaris.common.logging.RequestId;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.trace.Traces;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Publishes events in the transaction of the change they tell about: either both happen or neither. They reach the
 * broker within some ten milliseconds after the commit, or as soon as there is a broker.
 *
 * <p>Events that share an order key arrive in the order of their publication, if the transactions that publish them do
 * not overlap: take the row or advisory lock of what each key names before publishing ({@link OutboxTable}).
 */
public final class EventOutbox {

    private final OutboxTable outbox;
    private final MessagingSettings settings;
    private final AmqpJson json;
    private final AuditTrail auditTrail;
    private final Traces traces;
    private final Clock clock;
    private final TransactionSynchronization wakeUp;

    EventOutbox(
            OutboxTable outbox,
            OutboxRelay relay,
            MessagingSettings settings,
            AmqpJson json,
            AuditTrail auditTrail,
            Traces traces,
            Clock clock) {
        this.outbox = outbox;
        this.settings = settings;
        this.json = json;
        this.auditTrail = auditTrail;
        this.traces = traces;
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
     * @throws IllegalStateException outside a transaction
     */
    public void publish(Event event) {
        publishAll(List.of(event));
    }

    /**
     * Stores many events with one statement; they arrive in the order of the list.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publishAll(List<? extends Event> events) {
        String requestId = RequestId.current();
        publishCorrelated(events.stream()
                .map(event -> new CorrelatedEvent(event, requestId, traces.of(event)))
                .toList());
    }

    /**
     * The same for events that belong to several requests.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publishCorrelated(List<CorrelatedEvent> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Events are published inside the transaction of the change they tell about");
        }
        if (events.isEmpty()) {
            return;
        }
        outbox.add(events.stream().map(this::outbound).toList());
        TransactionSynchronizationManager.registerSynchronization(wakeUp); // once per transaction: they are a set
        for (CorrelatedEvent each : events) {
            if (each.event() instanceof AuditEvent audit) {
                auditTrail.logAfterCommit(json.tree(audit));
            }
        }
    }

    private OutboundEvent outbound(CorrelatedEvent correlated) {
        if (!settings.mayPublish(correlated.event().routingKey())) {
            throw new IllegalStateException("polaris.messaging.publishes does not have "
                    + correlated.event().routingKey() + ", so the broker would refuse it");
        }
        return new OutboundEvent(
                UUID.randomUUID().toString(),
                correlated.event().routingKey(),
                json.write(correlated.event()),
                correlated.correlationId(),
                correlated.traceparent(),
                clock.instant());
    }
}
