package health.polaris.encounters.chronicle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks after the tables of the chronicle, one for each month: before anything is written, and every hour from then on. */
@Component
class ChronicleMonths implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(ChronicleMonths.class);

    private final JdbcClient database;
    private final ChronicleSettings settings;
    private final Counter failures;

    ChronicleMonths(JdbcClient database, ChronicleSettings settings, MeterRegistry meters) {
        this.database = database;
        this.settings = settings;
        this.failures = Counter.builder("polaris.chronicle.failures")
                .description("Attempts to look after the tables of the chronicle that failed")
                .register(meters);
    }

    /** An installation that stood still for months has no table for this one. */
    @Override
    public void afterPropertiesSet() {
        maintain();
    }

    /** Two months are made ahead, so a failure is no news for a long time. */
    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void maintain() {
        try {
            database.sql("select chronicle_maintain(make_interval(days => ?))")
                    .param(Math.toIntExact(settings.kept().toDays()))
                    .query(row -> {});
        } catch (DataAccessException | TransactionException failure) {
            failures.increment();
            log.warn(
                    "The tables of the chronicle could not be looked after, the next try is in an hour: {}",
                    failure.getClass().getSimpleName());
        }
    }
}
