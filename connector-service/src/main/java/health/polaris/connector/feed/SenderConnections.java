package health.polaris.connector.feed;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.mllp.MllpSenders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/** Which senders are connected over MLLP, to whichever replica: each writes down its own every few seconds. */
@Repository
class SenderConnections {

    private static final Logger log = LoggerFactory.getLogger(SenderConnections.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final String WRITE = """
            with gone as (
                delete from feed_connection
                where seen_at < :stale or replica = :replica and feed <> all (:feeds::text[]))
            insert into feed_connection (replica, feed, connections, seen_at)
            select :replica, feed, sum(connections), :now
            from (select left(sender, 60) as feed, connections
                  from unnest(:feeds::text[], :connections::integer[]) as open (sender, connections)) open
            group by feed
            on conflict (replica, feed) do update
            set connections = excluded.connections, seen_at = excluded.seen_at
            """;

    private final JdbcClient database;
    private final MllpSenders mllp;
    private final Clock clock;
    private final String replica = UUID.randomUUID().toString();
    private boolean written;

    SenderConnections(JdbcClient database, MllpSenders mllp, Clock clock) {
        this.database = database;
        this.mllp = mllp;
        this.clock = clock;
    }

    /** Nothing is written where nobody is connected. */
    @Scheduled(fixedDelayString = "${polaris.connector.feeds.connections:PT5S}")
    void write() {
        Map<String, Integer> open = mllp.connections();
        if (open.isEmpty() && !written) {
            return;
        }
        Instant now = clock.instant();
        try {
            database.sql(WRITE)
                    .param("replica", replica)
                    .param("feeds", open.keySet().toArray(String[]::new))
                    .param("connections", open.values().toArray(Integer[]::new))
                    .param("now", SqlTime.of(now))
                    .param("stale", SqlTime.of(now.minus(FRESH)))
                    .update();
            written = !open.isEmpty();
        } catch (DataAccessException | TransactionException databaseAway) {
            log.debug("The connections of senders are written later", databaseAway);
        }
    }

    /** Of all replicas, by feed. */
    Map<String, Long> open() {
        Map<String, Long> open = new HashMap<>();
        database.sql("select feed, sum(connections) as connections from feed_connection where seen_at >= :fresh"
                        + " group by feed")
                .param("fresh", SqlTime.of(clock.instant().minus(FRESH)))
                .query(row -> {
                    open.put(row.getString("feed"), row.getLong("connections"));
                });
        return open;
    }
}
