package health.polaris.eventbus.publish;

import health.polaris.eventbus.contract.RoutingKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What the relay does, by routing key; there from the start, so that the first refusal after one is an increase. */
final class RelayMeters {

    private static final String PUBLISHED = "polaris.outbox.published";
    private static final String FAILED = "polaris.outbox.failed.attempts";
    private static final String REFUSED = "polaris.outbox.refused";

    private final MeterRegistry registry;
    private final Timer confirm;

    RelayMeters(MeterRegistry registry) {
        this.registry = registry;
        this.confirm = Timer.builder("polaris.outbox.confirm")
                .description("From sending an event to the broker's confirm")
                .register(registry);
        RoutingKeys.all().forEach(key -> {
            count(PUBLISHED, key, 0);
            count(FAILED, key, 0);
            count(REFUSED, key, 0);
        });
    }

    void published(PipelinedChannel.Sent sent) {
        count(PUBLISHED, sent.event().event().routingKey(), 1);
        confirm.record(Duration.ofNanos(System.nanoTime() - sent.sentAt()));
    }

    void failed(WaitingEvent event) {
        count(FAILED, event.event().routingKey(), 1);
    }

    /** Went aside, into {@code outbox_refused}. */
    void refused(WaitingEvent event) {
        count(REFUSED, event.event().routingKey(), 1);
    }

    private void count(String name, String routingKey, int times) {
        registry.counter(name, "routing_key", routingKey).increment(times);
    }
}
