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
            select gen_random_uuid(), 'dhos.DM000007', repeat('x', 1000), 'r', now() from generate_series(1, ?)
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
        long ten = pages(database, 0, 10);
        database.sql(FILL).param(Publication.WINDOW).update();
        long fullPage = pages(database, 0, Publication.WINDOW);

        database.sql(FILL).param(200_000).update();
        assertThat(pages(database, 0, Publication.WINDOW)).isLessThanOrEqualTo(fullPage + fullPage / 2);
        assertThat(pages(database, 0, 10)).as("two levels of the index more").isLessThanOrEqualTo(ten + 2);

        database.sql("delete from outbox_event where id <= 199000").update();
        assertThat(pages(database, 199_000, Publication.WINDOW)).isLessThanOrEqualTo(fullPage + fullPage / 2);
        assertThat(pages(database, 199_000, 10)).isLessThanOrEqualTo(ten + 2);
        assertThat(pages(database, 199_000, 10, 198_999L))
                .as("an id that is asked for by name is a probe more")
                .isLessThanOrEqualTo(ten + 2 + 5);
    }

    /** As the leader asks, and not from the front. */
    private static long pages(JdbcClient database, long last, int limit, Long... missing) {
        String plan = database.sql("explain (analyze, buffers, format json) " + RelaySession.READ)
                .param("missing", missing)
                .param("last", last)
                .param("limit", limit)
                .query(String.class)
                .single();
        JsonNode top = JsonMapper.shared().readTree(plan).get(0).get("Plan");
        assertThat(top.get("Actual Rows").asDouble()).isEqualTo(limit);
        return top.get("Shared Hit Blocks").asLong()
                + top.get("Shared Read Blocks").asLong();
    }
}
