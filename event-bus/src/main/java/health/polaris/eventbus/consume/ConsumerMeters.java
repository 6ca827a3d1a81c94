package health.polaris.eventbus.consume;

import health.polaris.eventbus.broker.PolarisQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.BooleanSupplier;

/** What the consumer of one queue does: {@code polaris.consumer.*}, tagged with the queue. */
final class ConsumerMeters {

    private final MeterRegistry registry;
    private final String queue;
    private final Timer handling;

    ConsumerMeters(MeterRegistry registry, PolarisQueue queue) {
        this.registry = registry;
        this.queue = queue.queueName();
        this.handling = Timer.builder("polaris.consumer.handling")
                .tag("queue", this.queue)
                .register(registry);
    }

    void state(BooleanSupplier paused, BooleanSupplier stopped) {
        gauge("polaris.consumer.paused", "1 while a dependency is away", paused);
        gauge("polaris.consumer.stopped", "1 after five unexpected failures in a row", stopped);
    }

    void time(Runnable handler) {
        handling.record(handler);
    }

    void handled() {
        registry.counter("polaris.consumer.handled", "queue", queue).increment();
    }

    void failed(Failure.Kind kind) {
        registry.counter("polaris.consumer.failed.attempts", "queue", queue, "kind", kind.label())
                .increment();
    }

    void deadLettered(Failure.Kind kind) {
        registry.counter("polaris.consumer.dead.lettered", "queue", queue, "kind", kind.label())
                .increment();
    }

    private void gauge(String name, String description, BooleanSupplier state) {
        Gauge.builder(name, state, value -> value.getAsBoolean() ? 1 : 0)
                .tag("queue", queue)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
