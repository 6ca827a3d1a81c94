package health.polaris.web.stream;

import health.polaris.common.error.ApiException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the changes of a table have come. Positions are drawn from a sequence, which goes back with the database when an
 * older backup of it is restored: what a client has read lies ahead then, and what changes next would be behind it.
 *
 * @param position up to there every change is decided and can be read
 * @param drawn no position behind this one was ever given to anybody
 * @param at when this was so
 * @param history another one in each database that is restored or takes over, in which other changes may have the same
 *     positions
 */
public record ChangeHorizon(long position, long drawn, Instant at, int history) {

    /** Which cluster, which time line of it (a new one after each promotion and recovery to a moment), and what in it. */
    private static final String NOW = """
            select %1$s_change_horizon() as position, (select last_value from %1$s_change_number) as drawn, now() as at,
                   concat_ws(' ', (select system_identifier from pg_control_system()),
                                  left(pg_walfile_name(pg_current_wal_lsn()), 8),
                                  (select oid from pg_database where datname = current_database()),
                                  '%1$s_change_number'::regclass::oid) as history
            """;

    private static final String OF_ANOTHER_STATE = "The cursor or Last-Event-ID was given by another state of the"
            + " database, before a restore: read the list anew, and begin without it";

    /**
     * Asked for in a statement of its own, before the one that reads changes; the migration of the table says why nothing is
     * missed.
     *
     * @param table has the column {@code change_position}, {@code <table>_change_number} and {@code <table>_change_horizon()}
     */
    public static ChangeHorizon now(JdbcClient database, String table) {
        return database.sql(NOW.formatted(table))
                .query((row, number) -> new ChangeHorizon(
                        row.getLong("position"),
                        row.getLong("drawn"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("history").hashCode()))
                .single();
    }

    /**
     * The same, for a client that goes on from a place.
     *
     * @throws ApiException 400 when the place was given in another history, behind which changes would be skipped
     */
    public static ChangeHorizon behind(JdbcClient database, String table, ChangeCursor place) {
        ChangeHorizon now = now(database, table);
        boolean another = place.history() != 0 && place.history() != now.history;
        if (another || place.position() > now.drawn) {
            throw ApiException.invalid(OF_ANOTHER_STATE);
        }
        return now;
    }

    /** Where a client goes on that has read everything behind a place. */
    public ChangeCursor end(ChangeCursor place) {
        return new ChangeCursor(Math.max(place.position(), position), at, history, place.limit());
    }

    /** Where a client goes on that has read a page behind a place, up to the position of its last row. */
    public ChangeCursor within(ChangeCursor place, long last) {
        return new ChangeCursor(last, place.readUpTo(), history, place.limit());
    }

    /** Where a client begins that wants what changes from now on. */
    ChangeCursor end(int limit) {
        return new ChangeCursor(position, at, history, limit);
    }
}
