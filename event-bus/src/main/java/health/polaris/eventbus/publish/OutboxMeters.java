package health.polaris.eventbus.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * How many events wait in the outbox ({@code polaris.outbox.unsent}, counted up to 100,000), and for how long the
 * oldest has ({@code polaris.outbox.oldest.age}, seconds). Asked at most every five seconds.
 */
final class OutboxMeters implements MeterBinder {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private static final String QUERY = """
            select (select count(*) from (select 1 from outbox_record limit 100000) counted) as unsent,
                   coalesce(extract(epoch from now() - (select min(created_at) from outbox_record)), 0) as oldest
            """;

    private final JdbcClient jdbc;
    private Waiting waiting = Waiting.UNKNOWN;
    private long readAt = System.nanoTime() - FRESH_NANOS;

    OutboxMeters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("polaris.outbox.unsent", this, meters -> meters.read().unsent())
                .description("Events that the broker has not got yet")
                .register(registry);
        Gauge.builder("polaris.outbox.oldest.age", this, meters -> meters.read().oldest())
                .baseUnit("seconds")
                .description("How long the oldest of them has waited")
                .register(registry);
    }

    private synchronized Waiting read() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            waiting = query();
            readAt = System.nanoTime();
        }
        return waiting;
    }

    private Waiting query() {
        try {
            return jdbc.sql(QUERY)
                    .query((row, number) -> new Waiting(row.getDouble("unsent"), row.getDouble("oldest")))
                    .single();
        } catch (DataAccessException | TransactionException e) {
            return Waiting.UNKNOWN;
        }
    }

    private record Waiting(double unsent, double oldest) {
        static final Waiting UNKNOWN = new Waiting(Double.NaN, Double.NaN);
    }
}
