package health.polaris.web.dropdata;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Empties the tables: outside production, when allowed, for systems. */
@Hidden
@RestController
class DropDataController {

    private final DeploymentEnvironment environment;
    private final DropDataSettings settings;
    private final JdbcClient database;

    /** @throws IllegalStateException when production allows it */
    DropDataController(DeploymentEnvironment environment, DropDataSettings settings, JdbcClient database) {
        if (environment.isProduction() && settings.allowed()) {
            throw new IllegalStateException("ALLOW_DROP_DATA must not be true in production");
        }
        this.environment = environment;
        this.settings = settings;
        this.database = database;
    }

    @Allow(claims = "system_id")
    @PostMapping("/drop_data")
    Dropped dropData() {
        if (environment.isProduction()) {
            throw ApiException.notFound("Not found");
        }
        if (!settings.allowed()) {
            throw ApiException.forbidden();
        }
        long start = System.nanoTime();
        database.sql("TRUNCATE " + String.join(", ", settings.tables()) + " CASCADE")
                .update();
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        return new Dropped(true, String.format(Locale.ROOT, "%.4fs", seconds));
    }

    /** {@code {"complete": true, "time_taken": "0.0213s"}} */
    record Dropped(boolean complete, String timeTaken) {}
}
