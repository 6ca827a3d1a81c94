package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two replicas of a service, one of which leads. */
class RelayTakeOverTest {

    private static final String LEADERS = """
            select pid from pg_locks where locktype = 'advisory' and granted
                and database = (select oid from pg_database where datname = current_database())
            """;

    private final Road road;
    private final ConfigurableApplicationContext leader;
    private final ConfigurableApplicationContext other;

    RelayTakeOverTest(@TempDir Path folder) throws Exception {
        road = new Road(folder).listen();
        leader = road.service();
        Awaitility.await().until(() -> leaders().size() == 1);
        other = road.service();
    }

    @AfterEach
    void close() {
        road.close();
    }

    private List<@Nullable Integer> leaders() {
        return Road.database(leader).sql(LEADERS).query(Integer.class).list();
    }

    @Test
    void sendsWhatTheReplicaPublishesThatDoesNotLead() throws Exception {
        Road.publish(other, "of the other");
        assertThat(road.take(1)).containsExactly("\"of the other\"");
        assertThat(leaders()).hasSize(1);
    }

    @Test
    void isTakenOverWithinTwoSecondsWhenTheLeadersSessionDies() throws Exception {
        List<@Nullable Integer> before = leaders();
        // What the database does as soon as the process at the other end is killed.
        Road.database(leader)
                .sql("select pg_terminate_backend(?)")
                .param(before.getFirst())
                .query(Boolean.class)
                .single();
        Road.publish(other, "after");

        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> leaders().size() == 1 && !leaders().equals(before));
        assertThat(road.take(1)).containsExactly("\"after\"");
    }

    @Test
    void isHandedOverWhenTheLeaderStops() throws Exception {
        Road.publish(leader, "last words");
        leader.close();
        Road.publish(other, "after");

        assertThat(road.take(2)).containsExactly("\"last words\"", "\"after\"");
        assertThat(road.waiting())
                .as("what was on its way was confirmed and deleted")
                .isZero();
    }
}
