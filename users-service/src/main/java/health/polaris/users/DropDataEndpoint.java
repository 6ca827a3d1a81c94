package health.polaris.users;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Empties the tables between test runs: outside production, when allowed, for systems (contracts/platform.md §11). */
@Hidden
@RestController
class DropDataEndpoint {

    private final DeploymentEnvironment environment;
    private final UsersSettings settings;
    private final JdbcClient database;

    DropDataEndpoint(DeploymentEnvironment environment, UsersSettings settings, JdbcClient database) {
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
        if (!settings.allowDropData()) {
            throw ApiException.forbidden();
        }
        long start = System.nanoTime();
        database.sql("DELETE FROM clinician").update();
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        return new Dropped(true, String.format(Locale.ROOT, "%.4fs", seconds));
    }

    record Dropped(boolean complete, String timeTaken) {}
}
