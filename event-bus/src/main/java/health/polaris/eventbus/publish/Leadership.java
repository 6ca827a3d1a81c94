package health.polaris.eventbus.publish;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Which replica relays: the one whose session holds an advisory lock, of all that share the schema. The session reads
 * and deletes the events as well, so whoever has lost the lock can do neither.
 *
 * <p>The others ask for the lock again and again. Waiting for it in the database would cost nothing either, but a
 * statement that waits keeps a snapshot, and vacuum would remove nothing any more.
 */
final class Leadership {

    /** The lock goes with the session when a process dies; the kernel notices within four seconds that a machine has. */
    private static final String SETTINGS = """
            select set_config('synchronous_commit', 'off', false),
                   set_config('enable_seqscan', 'off', false),
                   set_config('tcp_keepalives_idle', '1', false),
                   set_config('tcp_keepalives_interval', '1', false),
                   set_config('tcp_keepalives_count', '3', false)
            """;

    private final DataSource database;
    private @Nullable Connection connection;
    private @Nullable RelaySession session;

    /**
     * @param database gives a new connection each time; not the pool, whose connections others wait for
     */
    Leadership(DataSource database) {
        this.database = database;
    }

    /** The session of the leader, or null while another replica leads. */
    @Nullable
    RelaySession take() {
        return session == null ? tryToTake() : session;
    }

    private @Nullable RelaySession tryToTake() {
        JdbcClient client = client();
        boolean taken = client.sql("select pg_try_advisory_lock(hashtextextended('outbox of ' || current_schema(), 0))")
                .query(Boolean.class)
                .single();
        if (taken) {
            session = new RelaySession(client);
        }
        return session;
    }

    private JdbcClient client() {
        try {
            boolean fresh = connection == null;
            Connection open = connection == null ? database.getConnection() : connection;
            connection = open;
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(open, true));
            if (fresh) {
                client.sql(SETTINGS).query((row, number) -> number).list();
            }
            return client;
        } catch (SQLException e) {
            throw new org.springframework.jdbc.CannotGetJdbcConnectionException("the database is away", e);
        }
    }

    /** Another replica may lead from now on. */
    void resign() {
        session = null;
        JdbcUtils.closeConnection(connection);
        connection = null;
    }
}
