package health.polaris.connector.deadletter;

import health.polaris.eventbus.broker.PolarisQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * How many letters wait for somebody, by the queue that they came from ({@code polaris.dead.letters}). The table is asked
 * at most every five seconds.
 */
@Component
final class DeadLetterMeters implements MeterBinder {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String OTHER = "other";

    private final DeadLetterRepository letters;
    private @Nullable Map<String, Long> counts;
    private long readAt = System.nanoTime() - FRESH_NANOS;

    DeadLetterMeters(DeadLetterRepository letters) {
        this.letters = letters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        queues().forEach(queue -> bind(registry, queue));
        bind(registry, OTHER);
    }

    private static Stream<String> queues() {
        return Stream.of(PolarisQueue.values()).map(PolarisQueue::queueName);
    }

    private void bind(MeterRegistry registry, String queue) {
        Gauge.builder("polaris.dead.letters", this, meters -> meters.count(queue))
                .description("Dead letters that wait for somebody")
                .tag("queue", queue)
                .register(registry);
    }

    private synchronized double count(String queue) {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            counts = read();
            readAt = System.nanoTime();
        }
        Map<String, Long> known = counts;
        if (known == null) {
            return Double.NaN;
        }
        long ofAll = known.values().stream().mapToLong(Long::longValue).sum();
        long named = queues().mapToLong(name -> known.getOrDefault(name, 0L)).sum();
        return queue.equals(OTHER) ? ofAll - named : known.getOrDefault(queue, 0L);
    }

    private @Nullable Map<String, Long> read() {
        try {
            return letters.counts();
        } catch (DataAccessException | TransactionException databaseAway) {
            return null;
        }
    }
}
