package health.polaris.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.HandMovedClock;
import health.polaris.common.probe.Probe;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** contracts/platform.md §1, {@code /healthcheck}. */
class HealthChecksTest {

    private final HandMovedClock clock = new HandMovedClock();
    private final HealthChecks checks = new HealthChecks(Probe.shared().bean(JdbcClient.class), clock);

    @AfterEach
    void letTheOthersIn() {
        Probe.door().reopen();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Probe.shared().client().get("/probe/database").status() == 200);
    }

    @Test
    void hasTheShapeOfTheContract() {
        Answer answer = Probe.shared().client().get("/healthcheck").expect(200);
        JsonNode report = answer.json();

        assertThat(report.propertyNames()).containsExactlyInAnyOrder("hostname", "status", "timestamp", "results");
        assertThat(report.path("status").asString()).isEqualTo("success");
        assertThat(report.path("timestamp").isNumber()).isTrue();
        JsonNode first = report.path("results").get(0);
        assertThat(first.propertyNames())
                .containsExactlyInAnyOrder("checker", "output", "passed", "timestamp", "expires", "response_time");
        assertThat(first.path("checker").asString()).isEqualTo("database_connectivity_test");
        assertThat(first.path("output").asString()).isEqualTo("Database ok");
        assertThat(answer.body()).containsPattern("\"response_time\":\\d+\\.\\d{6}[,}]");
        assertThat(first.path("expires").asDouble() - first.path("timestamp").asDouble())
                .isBetween(26.99, 27.01);
        JsonNode second = report.path("results").get(1);
        assertThat(second.path("checker").asString()).isEqualTo("database_version_test");
        assertThat(second.path("output").asString()).isEqualTo("Database version: 2026.11.21.1");
    }

    @Test
    void reusesAPassedResultFor27SecondsAndAFailedOneFor9() {
        HealthReport passed = checks.report();
        assertThat(passed.passed()).isTrue();

        Probe.door().shut();
        clock.move(Duration.ofMillis(26_999));
        assertThat(checks.report().results()).isEqualTo(passed.results());
        clock.move(Duration.ofMillis(1));
        HealthReport failed = checks.report();
        assertThat(failed.passed()).isFalse();
        assertThat(failed.status()).isEqualTo("failure");
        assertThat(failed.results())
                .allSatisfy(
                        result -> assertThat(result.output()).doesNotContain("127.0.0.1", "Connection", "password"));

        Probe.door().reopen();
        clock.move(Duration.ofMillis(8_999));
        assertThat(checks.report().results()).isEqualTo(failed.results());
        clock.move(Duration.ofMillis(1));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.move(Duration.ofMillis(9_000));
            return checks.report().passed();
        });
    }
}
