package health.polaris.encounters.fact.row;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How many conflicts are open, and what becomes of them. */
@Component
class ConflictMeters {

    private static final String OPEN = "select count(*) from patient_conflict where state = 'open'";

    private final MeterRegistry registry;

    ConflictMeters(MeterRegistry registry, JdbcClient jdbc) {
        this.registry = registry;
        Gauge.builder(
                        "polaris.patient.conflicts.open",
                        () -> jdbc.sql(OPEN).query(Long.class).single())
                .register(registry);
        AuditNews.CONFLICT_CHANGES.forEach(change -> count(change, 0));
    }

    /** Once what is counted is committed. */
    void count(AuditNews news) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                news.conflicts().forEach(change -> count(change, 1));
            }
        });
    }

    private void count(String change, int times) {
        registry.counter("polaris.patient.conflict.changes", "change", change).increment(times);
    }
}
