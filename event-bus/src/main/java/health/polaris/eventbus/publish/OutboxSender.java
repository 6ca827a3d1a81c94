package health.polaris.eventbus.publish;

import health.polaris.eventbus.broker.MessagingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.namastack.outbox.annotation.OutboxHandler;

/**
 * Takes events out of the outbox to the broker. Whatever goes wrong, the record stays, is tried again with growing
 * delays for ever, and holds back the later ones of its key. The outbox stores the name of this class and method with
 * every record, so neither can be renamed without emptying the outboxes first.
 */
final class OutboxSender {

    private final ConfirmedPublisher publisher;
    private final MessagingSettings settings;
    private final MeterRegistry meters;

    OutboxSender(ConfirmedPublisher publisher, MessagingSettings settings, MeterRegistry meters) {
        this.publisher = publisher;
        this.settings = settings;
        this.meters = meters;
    }

    @OutboxHandler
    public void send(OutboundEvent event) {
        boolean sent = false;
        try {
            publisher.send(event.message(settings));
            sent = true;
        } finally {
            meters.counter(
                            sent ? "polaris.outbox.published" : "polaris.outbox.failed.attempts",
                            "routing_key",
                            event.routingKey())
                    .increment();
        }
    }
}
