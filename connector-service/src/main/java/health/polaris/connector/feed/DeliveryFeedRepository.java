package health.polaris.connector.feed;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.delivery.DeliveryState;
import health.polaris.connector.delivery.Destination;
import health.polaris.connector.feed.FeedsResponse.DeliveryFeed;
import health.polaris.connector.feed.FeedsResponse.Paused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the table of deliveries says of each destination. */
@Component
record DeliveryFeedRepository(JdbcClient database, List<Destination> destinations, Clock clock) {
    private static final String STANDING = """
            select destination, state, count(*) as number, min(queued_at) as oldest
            from delivery where state <> 'sent' group by destination, state
            """;

    private static final String LAST_SENT = """
            select max(ended_at) as last from delivery where destination = :destination and state in ('sent', 'refused')
            """;

    private record Standing(long number, Instant oldest) {}

    /** One for each destination that there is, whether it is on or not. */
    List<DeliveryFeed> all(Map<String, Paused> paused) {
        Map<String, Map<String, Standing>> standings = new HashMap<>();
        database.sql(STANDING).query(row -> {
            standings
                    .computeIfAbsent(row.getString("destination"), _ -> new HashMap<>())
                    .put(row.getString("state"), new Standing(row.getLong("number"), SqlTime.required(row, "oldest")));
        });
        return destinations.stream()
                .map(destination -> feed(
                        destination,
                        standings.getOrDefault(destination.name(), Map.of()),
                        paused.get(destination.name())))
                .toList();
    }

    private DeliveryFeed feed(Destination destination, Map<String, Standing> standing, @Nullable Paused paused) {
        Instant oldest = Stream.of(DeliveryState.PENDING, DeliveryState.SENDING)
                .flatMap(state -> Stream.ofNullable(standing.get(state.label())))
                .map(Standing::oldest)
                .min(Instant::compareTo)
                .orElse(null);
        return new DeliveryFeed(
                destination.name(),
                destination.isOn(),
                lastSent(destination.name()),
                number(standing, DeliveryState.PENDING),
                number(standing, DeliveryState.SENDING),
                number(standing, DeliveryState.REFUSED),
                number(standing, DeliveryState.FAILED),
                number(standing, DeliveryState.GIVEN_UP),
                secondsSince(oldest, clock.instant()),
                paused);
    }

    private static long number(Map<String, Standing> standing, DeliveryState state) {
        Standing there = standing.get(state.label());
        return there == null ? 0 : there.number();
    }

    private @Nullable Instant lastSent(String destination) {
        return database.sql(LAST_SENT)
                .param("destination", destination)
                .query((row, number) -> Optional.ofNullable(SqlTime.nullable(row, "last")))
                .single()
                .orElse(null);
    }

    /** 0: since nothing. */
    static long secondsSince(@Nullable Instant oldest, Instant now) {
        return oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds());
    }
}
