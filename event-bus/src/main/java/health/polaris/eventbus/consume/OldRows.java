package health.polaris.eventbus.consume;

import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a table that need not be remembered for ever.
 *
 * @param time the column that says how old they are
 */
public record OldRows(JdbcClient jdbc, String table, String time) {

    private static final Logger log = LoggerFactory.getLogger(OldRows.class);

    private static final int AT_ONCE = 5_000;

    /** In pieces, so that no transaction is long. */
    public void forget(Instant before) {
        int rows = AT_ONCE;
        while (rows == AT_ONCE) {
            rows = jdbc.sql("delete from %1$s where ctid = any(array(select ctid from %1$s where %2$s < ? limit ?))"
                            .formatted(table, time))
                    .params(before.atOffset(ZoneOffset.UTC), AT_ONCE)
                    .update();
            log.debug("Purged {} rows of {}", rows, table);
        }
    }
}
