package health.polaris.eventbus.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * How many events wait in the outbox ({@code polaris.outbox.unsent}), and for how long the oldest has
 * ({@code polaris.outbox.oldest.age}, seconds). Nothing is counted: the ids from the oldest event to the last that was
 * drawn are that many, or a few more where a transaction was rolled back. Asked at most every five seconds.
 */
final class OutboxMeters implements MeterBinder {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    /** From where the oldest was the last time, so that no scrape walks over what was deleted before. */
    private static final String QUERY = """
            select id, (select last_value from outbox_event_id_seq) - id + 1 as unsent,
                   extract(epoch from now() - created_at) as oldest
            from outbox_event where id >= ? order by id limit 1
            """;

    private final JdbcClient database;
    private long oldestId = 1;
    private Waiting waiting = Waiting.UNKNOWN;
    private long readAt = System.nanoTime() - FRESH_NANOS;

    OutboxMeters(JdbcClient database) {
        this.database = database;
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
            long before = lastDrawn();
            Optional<Waiting> found = database.sql(QUERY)
                    .param(oldestId)
                    .query((row, number) ->
                            new Waiting(row.getLong("id"), row.getDouble("unsent"), row.getDouble("oldest")))
                    .optional();
            oldestId = found.map(Waiting::id).orElse(before);
            return found.orElse(Waiting.NONE);
        } catch (DataAccessException | TransactionException e) {
            return Waiting.UNKNOWN;
        }
    }

    /** Events of open transactions may have smaller ids; they are sent within moments of their commit. */
    private long lastDrawn() {
        return database.sql("select last_value from outbox_event_id_seq")
                .query(Long.class)
                .single();
    }

    private record Waiting(long id, double unsent, double oldest) {
        static final Waiting UNKNOWN = new Waiting(0, Double.NaN, Double.NaN);
        static final Waiting NONE = new Waiting(0, 0, 0);
    }
}
