package health.polaris.web.monitoring;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Is the database reachable, and at which schema version. A passed result is reused for 27 s, a failed one for 9 s, so
 * that probes of many replicas do not become load.
 */
final class HealthChecks {

    private static final Logger log = LoggerFactory.getLogger(HealthChecks.class);
    private static final BigDecimal PASSED_SECONDS = BigDecimal.valueOf(27);
    private static final BigDecimal FAILED_SECONDS = BigDecimal.valueOf(9);

    private final JdbcClient database;
    private final Clock clock;
    private final Map<String, HealthReport.Result> latest = new ConcurrentHashMap<>();

    HealthChecks(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    HealthReport report() {
        return HealthReport.of(
                hostname(),
                now(),
                List.of(
                        check("database_connectivity_test", this::connectivity),
                        check("database_version_test", this::schemaVersion)));
    }

    private HealthReport.Result check(String name, Supplier<String> check) {
        return Optional.ofNullable(latest.get(name))
                .filter(result -> now().compareTo(result.expires()) < 0)
                .orElseGet(() -> {
                    HealthReport.Result result = run(name, check);
                    latest.put(name, result);
                    return result;
                });
    }

    private HealthReport.Result run(String name, Supplier<String> check) {
        BigDecimal started = now();
        long nanos = System.nanoTime();
        String output;
        boolean passed = true;
        try {
            output = check.get();
        } catch (RuntimeException failure) {
            log.warn("Health check {} failed ({})", name, failure.getClass().getSimpleName());
            output = "Database is not available";
            passed = false;
        }
        BigDecimal seconds = BigDecimal.valueOf((System.nanoTime() - nanos) / 1_000, 6);
        BigDecimal expires = started.add(passed ? PASSED_SECONDS : FAILED_SECONDS);
        return new HealthReport.Result(name, output, passed, started, expires, seconds);
    }

    private String connectivity() {
        database.sql("select 1").query(Integer.class).single();
        return "Database ok";
    }

    private String schemaVersion() {
        String version = database.sql("""
                        select version from flyway_schema_history
                        where success and version is not null
                        order by installed_rank desc limit 1
                        """).query(String.class).single();
        return "Database version: " + version;
    }

    private BigDecimal now() {
        return BigDecimal.valueOf(clock.millis(), 3);
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
