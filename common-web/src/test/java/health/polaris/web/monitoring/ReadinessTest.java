package health.polaris.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import health.polaris.common.dependency.Dependency;
import health.polaris.common.probe.Probe;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code /ready}: the database decides, the broker is told. */
class ReadinessTest {

    private final ApplicationAvailability availability = mock(ApplicationAvailability.class);
    private final AtomicBoolean database = new AtomicBoolean(true);
    private final AtomicBoolean broker = new AtomicBoolean(true);
    private final Readiness readiness = new Readiness(
            availability,
            List.of(new Dependency("database", true, database::get), new Dependency("broker", false, broker::get)));

    @AfterEach
    void letTheOthersIn() {
        Probe.door().reopen();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Probe.shared().client().get("/probe/database").status() == 200
                        && Probe.shared().client().get("/ready").status() == 200);
    }

    @Test
    void isReadyAfterTheStart() {
        assertThat(Probe.shared().client().get("/ready").expect(200).body())
                .isEqualTo("{\"ready\":true,\"dependencies\":{\"database\":\"up\"}}");
    }

    @Test
    void tellsDatabaseAndBrokerApart() {
        when(availability.getReadinessState()).thenReturn(ReadinessState.ACCEPTING_TRAFFIC);

        broker.set(false);
        assertThat(readiness.report().ready()).isTrue();
        assertThat(readiness.report().dependencies())
                .containsEntry("broker", "away")
                .containsEntry("database", "up");

        database.set(false);
        assertThat(readiness.report().ready()).isFalse();
        assertThat(readiness.report().dependencies()).containsEntry("database", "away");
    }

    @Test
    void isNotReadyWhileItStops() {
        when(availability.getReadinessState()).thenReturn(ReadinessState.REFUSING_TRAFFIC);

        assertThat(readiness.report().ready()).isFalse();
    }

    @Test
    void measuresEachDependency() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        readiness.measure(registry);
        broker.set(false);

        assertThat(registry.get("polaris.dependency.up")
                        .tag("dependency", "database")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("polaris.dependency.up")
                        .tag("dependency", "broker")
                        .gauge()
                        .value())
                .isZero();
    }

    /** Else a scraper that waits ten seconds goes before it hears that the database is away. */
    @Test
    void nobodyWaitsForADatabaseThatIsAwayToTellTheMetrics() {
        JdbcClient jdbc = Probe.shared().bean(JdbcClient.class);
        AtomicReference<String> told = new AtomicReference<>("");
        Gauge.builder("probe.rows", () -> {
                    try {
                        return jdbc.sql("select 1").query(Integer.class).single();
                    } catch (DataAccessException away) {
                        told.set(String.valueOf(away.getMostSpecificCause().getMessage()));
                        return Double.NaN;
                    }
                })
                .register(Probe.shared().bean(MeterRegistry.class));
        assertThat(metrics()).contains("probe_rows{").contains(" 1.0");
        assertThat(told).hasValue("");

        Probe.door().shut();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            metrics();
            return told.get().equals("The database did not answer a moment ago");
        });
        assertThat(metrics())
                .containsPattern("polaris_dependency_up\\{[^}]*dependency=\"database\"[^}]*} 0.0")
                .containsPattern("probe_rows(\\{[^}]*})? NaN");
    }

    private static String metrics() {
        return Probe.shared().client().get("/metrics").expect(200).body();
    }

    @Test
    void noticesADatabaseThatIsAwayAndOneThatIsBack() {
        AtomicLong nanos = new AtomicLong();
        DatabaseReach reach = new DatabaseReach(Probe.shared().bean(JdbcClient.class), nanos::get);
        assertThat(reach.isUp()).isTrue();

        Probe.door().shut();
        assertThat(reach.isUp()).as("within a second").isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(reach.isUp()).isFalse();

        Probe.door().reopen();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            return reach.isUp();
        });
    }
}
