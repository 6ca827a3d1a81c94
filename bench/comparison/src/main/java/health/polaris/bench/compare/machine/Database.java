package health.polaris.bench.compare.machine;

import health.polaris.backing.Closing;
import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of its own for one turn; it is dropped when the program ends. */
public final class Database implements AutoCloseable {

    private final PostgresAddress address = TestServices.freshDatabase();
    private final Connection connection;
    private long ownCommits;

    public Database() {
        try {
            connection = address.connect();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public PostgresAddress address() {
        return address;
    }

    /** Accepted messages of which connector-service does not know yet what became of them. */
    public long waiting() {
        return progress("waiting");
    }

    /** Accepted messages that encounters-service could not apply: a fault of the benchmark or of the build. */
    public long rejected() {
        return progress("rejected");
    }

    /**
     * Transactions of the services so far; what was asked for here is taken off. A server process that has nothing to do
     * keeps its last counts to itself for up to ten seconds (PGSTAT_IDLE_INTERVAL): wait as long before.
     */
    public long commits() {
        long all = number("select xact_commit from pg_stat_database where datname = current_database()");
        return all - ownCommits;
    }

    /** Since 2026-11-29 the progress of messages has a table of its own. */
    private long progress(String state) {
        if (number("select count(*) from to_regclass('connector.message_progress') as t where t is not null") == 1) {
            return number("select count(*) from connector.message_progress where state = '%s'".formatted(state));
        }
        String condition = state.equals("waiting") ? "outcome is null and not is_processed" : "outcome = 'rejected'";
        return number("select count(*) from connector.hl7_message where sequence is not null and " + condition);
    }

    /** The first column of the first row. */
    public long number(String sql) {
        ownCommits++;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL does not answer: " + failure.getMessage(), failure);
        }
    }

    /** Whatever SQL it is; several statements are one after the other. */
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL does not do it: " + failure.getMessage(), failure);
        }
    }

    /** The first column. */
    public List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL does not answer: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        Closing.close(connection);
    }
}
