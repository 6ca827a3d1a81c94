package health.polaris.bench.compare.machine;

import health.polaris.backing.PostgresAddress;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What one look of the relay at the outbox of connector-service costs when much waits: the relay's own statement, in a
 * session like its own, for ten events. For a database that no service uses any more.
 */
public final class PollCost implements AutoCloseable {

    private static final int PAGE = 10;
    private static final int LOOKS = 400;

    private static final String FILL = """
            insert into outbox_event (message_id, routing_key, body, correlation_id, created_at)
            select gen_random_uuid(), 'bench', repeat('x', 400), 'bench', now() from generate_series(1, :number)
            """;

    private final SingleConnectionDataSource session;
    private final JdbcClient database;
    private int waiting;

    public PollCost(PostgresAddress address) {
        try {
            Connection connection = address.connect();
            session = new SingleConnectionDataSource(connection, true);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        database = JdbcClient.create(session);
        database.sql("select set_config('search_path', 'connector', false), set_config('enable_seqscan', 'off', false)")
                .query((row, number) -> number)
                .list();
    }

    /** The build before has another outbox, whose looks are not one statement. */
    public boolean isMeasurable() {
        return database.sql("select to_regclass('outbox_event') is not null")
                .query(Boolean.class)
                .single();
    }

    /** Milliseconds of the median look when that many events wait; more than in the call before. */
    public double millis(int number) {
        if (waiting == 0) {
            database.sql("delete from outbox_event").update();
        }
        if (number > waiting) {
            database.sql(FILL).param("number", number - waiting).update();
            database.sql("analyze outbox_event").update();
            waiting = number;
        }
        double[] millis = new double[LOOKS];
        for (int look = 0; look < LOOKS; look++) {
            long start = System.nanoTime();
            look();
            millis[look] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[LOOKS / 2];
    }

    private void look() {
        database.sql(statement())
                .param("missing", new Long[0])
                .param("last", 0L)
                .param("limit", PAGE)
                .query((row, number) -> row.getString("body"))
                .list();
    }

    /** Not public, since nobody but the relay and those who measure it have to do with it. */
    private static String statement() {
        try {
            Field read = Class.forName("health.polaris.eventbus.publish.RelaySession")
                    .getDeclaredField("READ");
            read.setAccessible(true);
            return String.valueOf(read.get(null));
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException("The relay's statement is elsewhere now", moved);
        }
    }

    @Override
    public void close() {
        session.destroy();
    }
}
