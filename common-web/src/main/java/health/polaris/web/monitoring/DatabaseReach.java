package health.polaris.web.monitoring;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the database answers; asked once a second at most, however many ask. */
final class DatabaseReach {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final JdbcClient database;
    private final LongSupplier nanoTime;
    private boolean up;
    private long askedAt;

    DatabaseReach(JdbcClient database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
        this.askedAt = nanoTime.getAsLong() - FRESH_NANOS;
    }

    synchronized boolean isUp() {
        if (nanoTime.getAsLong() - askedAt >= FRESH_NANOS) {
            up = answers();
            askedAt = nanoTime.getAsLong();
        }
        return up;
    }

    private boolean answers() {
        try {
            database.sql("select 1").query(Integer.class).single();
            return true;
        } catch (DataAccessException failure) {
            return allConnectionsAreBusy(failure);
        }
    }

    /**
     * A pool that is used up but can connect says so without a cause. Such a replica is slow, not cut off, and so are
     * the others: requests sent elsewhere would only overload those.
     */
    private static boolean allConnectionsAreBusy(DataAccessException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLTransientConnectionException;
    }
}
