package health.polaris.encounters.chronicle;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock by which the chronicle says when something was known. */
public final class DatabaseClock {

    private DatabaseClock() {}

    public static Instant now(JdbcClient database) {
        return database.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
