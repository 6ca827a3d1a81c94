package health.polaris.connector.delivery.attempt;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.DeliveryState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * How many deliveries stand where ({@code polaris.deliveries}; those that arrived are counted by
 * {@code polaris.delivery.attempts}, and those that an operator has ended wait for nobody), how long the oldest has waited ({@code polaris.deliveries.oldest.age}, seconds),
 * and which breakers are open. The table is asked at most every five seconds.
 */
final class DeliveryMeters implements MeterBinder {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final List<DeliveryState> COUNTED = List.of(
            DeliveryState.PENDING,
            DeliveryState.SENDING,
            DeliveryState.REFUSED,
            DeliveryState.FAILED,
            DeliveryState.GIVEN_UP);

    private static final String QUERY = """
            select destination, state, count(*) as number, min(queued_at) as oldest
            from delivery where state <> 'sent' and state <> 'ended_by_operator' group by destination, state
            """;

    private final JdbcClient database;
    private final List<DeliveryWorker> workers;
    private final List<String> destinations;
    private final Clock clock;
    private @Nullable Map<Place, Standing> standings;
    private long readAt = System.nanoTime() - FRESH_NANOS;

    DeliveryMeters(JdbcClient database, List<DeliveryWorker> workers, List<String> destinations, Clock clock) {
        this.database = database;
        this.workers = workers;
        this.destinations = destinations;
        this.clock = clock;
    }

    private record Place(String destination, String state) {}

    private record Standing(double number, Instant oldest) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String destination : destinations) {
            COUNTED.forEach(state -> bind(registry, destination, state.label()));
            DeliveryOutcome.LABELS.forEach(outcome -> attempts(registry, destination, outcome));
            Gauge.builder("polaris.deliveries.oldest.age", this, meters -> meters.oldest(destination))
                    .baseUnit("seconds")
                    .description("How long the oldest message that is not yet sent has waited")
                    .tag("destination", destination)
                    .register(registry);
        }
        for (DeliveryWorker worker : workers) {
            Gauge.builder("polaris.delivery.breaker.open", worker, one -> one.breakerClosed() ? 0 : 1)
                    .description("1 while the destination is only probed")
                    .tag("destination", worker.destination())
                    .register(registry);
        }
    }

    /** From the start, at 0: a counter that comes with its first event has no increase then. */
    static Counter attempts(MeterRegistry registry, String destination, String outcome) {
        return Counter.builder("polaris.delivery.attempts")
                .description("Attempts to deliver, and how they ended")
                .tag("destination", destination)
                .tag("outcome", outcome)
                .register(registry);
    }

    private void bind(MeterRegistry registry, String destination, String state) {
        Gauge.builder("polaris.deliveries", this, meters -> meters.number(new Place(destination, state)))
                .description("Messages on their way out")
                .tag("destination", destination)
                .tag("state", state)
                .register(registry);
    }

    private synchronized double number(Place place) {
        Map<Place, Standing> known = read();
        Standing standing = known == null ? null : known.get(place);
        return known == null ? Double.NaN : standing == null ? 0 : standing.number();
    }

    private synchronized double oldest(String destination) {
        Map<Place, Standing> known = read();
        if (known == null) {
            return Double.NaN;
        }
        return List.of(DeliveryState.PENDING, DeliveryState.SENDING).stream()
                .map(state -> known.get(new Place(destination, state.label())))
                .filter(standing -> standing != null)
                .mapToDouble(standing ->
                        Duration.between(standing.oldest(), clock.instant()).toMillis() / 1000d)
                .max()
                .orElse(0);
    }

    private @Nullable Map<Place, Standing> read() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            standings = query();
            readAt = System.nanoTime();
        }
        return standings;
    }

    private @Nullable Map<Place, Standing> query() {
        try {
            return database
                    .sql(QUERY)
                    .query((row, number) -> Map.entry(
                            new Place(row.getString("destination"), row.getString("state")),
                            new Standing(row.getDouble("number"), SqlTime.required(row, "oldest"))))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (DataAccessException | TransactionException databaseAway) {
            return null;
        }
    }
}
