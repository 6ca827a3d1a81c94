package health.polaris.connector.figure;

import health.polaris.web.monitoring.BoundedLabels;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Counts what this replica does, and adds it to the tables every minute: one statement, whatever came, and nobody counts
 * anything twice. A replica that is killed takes its last minute with it.
 */
@Component
public class Figures {

    private static final Logger log = LoggerFactory.getLogger(Figures.class);

    /** MSH-3 and MSH-4 are free text of the network. */
    private static final int MOST_FEEDS = 100;

    static final String OTHER = BoundedLabels.OTHER;

    /** What is counted at which steps. */
    record Key(Instant hour, String feed, String kind, int upto) {}

    private final FigureRepository table;
    private final Clock clock;
    /** As lists of feeds name them. */
    private final BoundedLabels feeds = new BoundedLabels(MOST_FEEDS, "\0", "");

    private final Map<Key, Long> counts = new ConcurrentHashMap<>();

    Figures(FigureRepository table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * A message came.
     *
     * @param sender MSH-3 | MSH-4
     * @param state {@code accepted}, {@code refused}, {@code duplicate}
     */
    public void came(String sender, String state) {
        add(sender, state, 0);
    }

    /** Input came that could not be read, so that nobody knows from whom. */
    public void unreadable() {
        add(OTHER, "unreadable", 0);
    }

    /** From the message to its acknowledgement, which was on disk by then. */
    public void acknowledged(String sender, Duration taken) {
        add(sender, "ack", Steps.of(taken));
    }

    /**
     * The platform has said what it made of a message.
     *
     * @param outcome {@code processed}, {@code waiting}, {@code rejected}
     */
    public void concluded(String sender, String outcome) {
        add(sender, outcome, 0);
    }

    /** From receipt until the platform said for the first time what it made of it. */
    public void lagged(String sender, Duration lag) {
        add(sender, "lag", Steps.of(lag));
    }

    private void add(String sender, String kind, int upto) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        counts.merge(new Key(hour, feeds.label(sender), kind, upto), 1L, Long::sum);
    }

    @Scheduled(fixedDelayString = "${polaris.connector.figures.flush:PT1M}")
    void flush() {
        write();
        try {
            table.forgetBefore(clock.instant().minus(FigureRepository.KEPT));
        } catch (DataAccessException | TransactionException databaseAway) {
            log.debug("Figures are forgotten when the database is back", databaseAway);
        }
    }

    /** What is left when a replica ends; one that has counted nothing needs no database for it. */
    @PreDestroy
    void write() {
        Map<Key, Long> taken = new HashMap<>();
        counts.keySet().forEach(key -> {
            Long count = counts.remove(key);
            if (count != null) {
                taken.put(key, count);
            }
        });
        try {
            table.add(taken);
        } catch (DataAccessException | TransactionException databaseAway) {
            taken.forEach((key, count) -> counts.merge(key, count, Long::sum));
            log.debug("Figures are written when the database is back", databaseAway);
        }
    }
}
