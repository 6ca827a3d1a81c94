package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RelayCostTest {

    private static final String FILL = """
            insert into outbox_event (message_id, routing_key, body, correlation_id, created_at)
            select gen_random_uuid(), 'dhos.DM000007', repeat('x', 100), 'r', now() from generate_series(1, ?)
            """;

    private final Road road;

    RelayCostTest(@TempDir Path folder) throws Exception {
        road = new Road(folder).listen();
    }

    @AfterEach
    void close() {
        road.close();
    }

    /** Every statement of the relay is a transaction of its own. The database counts them with a second's delay. */
    @Test
    void doesAtMostTwoStatementsASecondWhenNothingWaits() throws Exception {
        ConfigurableApplicationContext service = road.service();
        Road.publish(service, "once");
        road.take(1);
        int seconds = 5;
        AtomicLong before = new AtomicLong(transactions(service));

        Awaitility.await("the figures of the start are in")
                .pollDelay(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofSeconds(seconds))
                .atMost(Duration.ofSeconds(4 * seconds))
                .until(() -> {
                    long now = transactions(service);
                    return now - before.getAndSet(now) <= 2 * seconds;
                });
    }

    private static long transactions(ConfigurableApplicationContext service) {
        return Road.database(service)
                .sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    @Test
    void looksAtTheSameNumberOfPagesHoweverManyWaitOrWereDeletedBefore() {
        ConfigurableApplicationContext service = road.service(Map.of("RABBITMQ_DISABLED", "true"));
        JdbcClient database = Road.database(service);
        database.sql(FILL).param(10).update();
        long inANewTable = pages(database, 0);

        database.sql(FILL).param(200_000).update();
        long many = pages(database, 0);
        database.sql("delete from outbox_event where id <= 200000").update();
        long behindTheDeleted = pages(database, 200_000);
        database.sql("vacuum outbox_event").update();
        long few = pages(database, 0);

        assertThat(many).as("two levels of the index more").isLessThanOrEqualTo(inANewTable + 2);
        assertThat(many).isLessThanOrEqualTo(few + few / 2);
        assertThat(behindTheDeleted).isLessThanOrEqualTo(few + few / 2);
        assertThat(pages(database, 200_000, 199_999L))
                .as("an id that is asked for again is a probe more")
                .isLessThanOrEqualTo(2 * few);
    }

    /** As the leader asks for ten, and without a look from the front. */
    private static long pages(JdbcClient database, long last, Long... missing) {
        String plan = database.sql("explain (analyze, buffers, format json) " + RelaySession.READ)
                .param("missing", missing)
                .param("last", last)
                .param("limit", 10)
                .query(String.class)
                .single();
        JsonNode top = JsonMapper.shared().readTree(plan).get(0).get("Plan");
        assertThat(top.get("Actual Rows").asDouble()).isEqualTo(10);
        return top.get("Shared Hit Blocks").asLong()
                + top.get("Shared Read Blocks").asLong();
    }
}
