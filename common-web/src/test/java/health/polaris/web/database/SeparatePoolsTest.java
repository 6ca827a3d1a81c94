package health.polaris.web.database;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Neither side can use up what the other one needs. */
class SeparatePoolsTest {

    private static final Probe PROBE = Probe.start(Map.of(
            "DB_POOL_SIZE", "2",
            "DB_BACKGROUND_POOL_SIZE", "2",
            "polaris.database.pools.express", "1",
            "polaris.database.request-lock-timeout", "7s",
            "polaris.database.request-statement-timeout", "9s"));

    private final Client client = PROBE.client();
    private final DataSource database = PROBE.bean(DataSource.class);

    @AfterAll
    static void stop() {
        PROBE.close();
    }

    @Test
    void theBackgroundWorksWhileRequestsHoldAllTheirConnections() throws SQLException {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            whileHolding(2, () -> {
                client.get("/probe/database").expect(503);
                RequestContextHolder.resetRequestAttributes();
                assertThat(one()).isEqualTo(1);
            });
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        client.get("/probe/database").expect(200);
    }

    @Test
    void requestsAreAnsweredWhileTheBackgroundHoldsAllItsConnections() throws SQLException {
        whileHolding(2, () -> client.get("/probe/database").expect(200));
    }

    @Test
    void workWithAPoolOfItsOwnGoesOnWhileAllOthersAreUsedUp() throws SQLException {
        whileHolding(
                2, () -> assertThat(DatabasePool.during("express", this::one)).isEqualTo(1));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            whileHolding(
                    2,
                    () -> assertThat(DatabasePool.during("express", this::one)).isEqualTo(1));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void onlyStatementsOfRequestsEndAfterATime() {
        assertThat(setting("lock_timeout")).isEqualTo("0");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            assertThat(setting("lock_timeout")).isEqualTo("7s");
            assertThat(setting("statement_timeout")).isEqualTo("9s");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(DatabasePool.during("express", () -> setting("statement_timeout")))
                .isEqualTo("0");
    }

    private String setting(String name) {
        return PROBE.bean(JdbcClient.class)
                .sql("select current_setting('" + name + "')")
                .query(String.class)
                .single();
    }

    @Test
    void everyPoolIsMeasured() {
        String metrics = client.get("/metrics").expect(200).body();

        assertThat(metrics)
                .contains("pool=\"probe\"")
                .contains("pool=\"probe-background\"")
                .contains("pool=\"probe-express\"");
    }

    private int one() {
        return PROBE.bean(JdbcClient.class).sql("select 1").query(Integer.class).single();
    }

    private void whileHolding(int connections, Runnable work) throws SQLException {
        List<Connection> held = new ArrayList<>();
        try {
            for (int count = 0; count < connections; count++) {
                held.add(database.getConnection());
            }
            work.run();
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }
}
