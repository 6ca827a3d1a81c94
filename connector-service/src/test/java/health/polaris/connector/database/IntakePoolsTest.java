package health.polaris.connector.database;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.Feed;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Whoever reads does not make a message wait. */
@PolarisTest
@TestPropertySource(properties = {"DB_REQUEST_LOCK_TIMEOUT=5s", "DB_POOL_SIZE=10"})
class IntakePoolsTest {

    private static final int READERS = 10;

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource source;

    @Autowired
    private JdbcClient database;

    private long waitingForLocks() {
        return database.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname ="
                        + " current_database()")
                .query(Long.class)
                .single();
    }

    @Test
    void readersOfALockedTableDoNotMakeAMessageWait() throws Exception {
        Feed feed = new Feed(port);
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
                Connection locking = source.getConnection()) {
            lockTimelines(locking);
            List<Future<Answer>> answers = IntStream.range(0, READERS)
                    .mapToObj(
                            reader -> readers.submit(() -> feed.reader().get("/dhos/v1/message/" + uuid + "/timeline")))
                    .toList();
            await().until(() -> waitingForLocks() == READERS);

            long begin = System.nanoTime();
            assertThat(feed.post(admission(fresh("MC-"), fresh("M"))).code()).isEqualTo("AA");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));

            // And they do not wait for ever.
            for (Future<Answer> answer : answers) {
                answer.get().expect(503);
            }
            locking.rollback();
        }
        feed.reader().get("/dhos/v1/message/" + uuid + "/timeline").expect(200);
    }

    private static void lockTimelines(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table message_event in access exclusive mode");
        }
    }
}
