package health.polaris.encounters.epr;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after messages that wait: how many, since when, and whether the time of some is over. */
@Component
@ConditionalOnBooleanProperty("polaris.epr.consumer-enabled")
class WaitingWatch {

    private static final Logger log = LoggerFactory.getLogger(WaitingWatch.class);

    private final OverdueMessages overdue;
    private final JdbcClient jdbc;
    private final AtomicLong waiting;
    private final AtomicLong oldest;

    WaitingWatch(OverdueMessages overdue, JdbcClient jdbc, MeterRegistry registry) {
        this.overdue = overdue;
        this.jdbc = jdbc;
        this.waiting = registry.gauge("polaris.epr.waiting", new AtomicLong());
        this.oldest = registry.gauge("polaris.epr.waiting.oldest.seconds", new AtomicLong());
    }

    /** A broker or database that is away is seen elsewhere; the next look is soon. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT30S")
    void look() {
        try {
            while (overdue.reject() == OverdueMessages.MOST_AT_ONCE) {
                log.debug("More messages have waited too long");
            }
            measure();
        } catch (RuntimeException failure) {
            log.warn(
                    "Messages that wait could not be looked after: {}",
                    failure.getClass().getName());
        }
    }

    private void measure() {
        jdbc.sql("""
                        select count(*) as number,
                            coalesce(extract(epoch from now() - min(arrived_at)), 0)::bigint as oldest
                        from fact where told = 'waiting'
                        """).query(row -> {
            waiting.set(row.getLong("number"));
            oldest.set(row.getLong("oldest"));
        });
    }
}
