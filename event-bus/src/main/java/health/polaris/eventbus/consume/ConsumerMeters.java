package health.polaris.eventbus.consume;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.failure.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.BooleanSupplier;

/**
 * What the consumer of one queue does: {@code polaris.consumer.*}, tagged with the queue. The counters are there from the
 * start, at 0, so that the first event after a restart is a rise that can alert.
 */
final class ConsumerMeters {

    private final MeterRegistry registry;
    private final String queue;
    private final Counter handled;
    private final Timer handling;

    ConsumerMeters(MeterRegistry registry, PolarisQueue queue) {
        this.registry = registry;
        this.queue = queue.queueName();
        this.handling = Timer.builder("polaris.consumer.handling")
                .tag("queue", this.queue)
                .register(registry);
        this.handled = registry.counter("polaris.consumer.handled", "queue", this.queue);
        for (Failure.Kind kind : Failure.Kind.values()) {
            failedAttempts(kind);
        }
        deadLetters(Failure.Kind.PERMANENT);
        deadLetters(Failure.Kind.UNEXPECTED);
    }

    void state(BooleanSupplier paused, BooleanSupplier stopped) {
        gauge("polaris.consumer.paused", "1 while a dependency is away", paused);
        gauge("polaris.consumer.stopped", "1 after five unexpected failures in a row", stopped);
    }

    void time(Runnable handler) {
        handling.record(handler);
    }

    void handled(int messages) {
        handled.increment(messages);
    }

    void failed(Failure.Kind kind) {
        failedAttempts(kind).increment();
    }

    void deadLettered(Failure.Kind kind) {
        deadLetters(kind).increment();
    }

    private Counter failedAttempts(Failure.Kind kind) {
        return registry.counter("polaris.consumer.failed.attempts", "queue", queue, "kind", kind.label());
    }

    private Counter deadLetters(Failure.Kind kind) {
        return registry.counter("polaris.consumer.dead.lettered", "queue", queue, "kind", kind.label());
    }

    private void gauge(String name, String description, BooleanSupplier state) {
        Gauge.builder(name, state, value -> value.getAsBoolean() ? 1 : 0)
                .tag("queue", queue)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
