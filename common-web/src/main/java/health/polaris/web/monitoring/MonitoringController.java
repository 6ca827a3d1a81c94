package health.polaris.web.monitoring;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.AllowAnyone;
import health.polaris.web.database.DatabasePool;
import health.polaris.web.request.IgnoresParameters;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** contracts/platform.md §1. */
@RestController
@IgnoresParameters
@Tag(name = "monitoring", description = "Whether the service is well; everybody may ask")
class MonitoringController {

    private final BuildVersion version;
    private final HealthChecks health;
    private final Readiness readiness;
    private final ObjectProvider<PrometheusMeterRegistry> metrics;

    MonitoringController(
            BuildVersion version,
            HealthChecks health,
            Readiness readiness,
            ObjectProvider<PrometheusMeterRegistry> metrics) {
        this.version = version;
        this.health = health;
        this.readiness = readiness;
        this.metrics = metrics;
    }

    @AllowAnyone
    @Operation(operationId = "getRunning")
    @GetMapping("/running")
    Running running() {
        return new Running(true);
    }

    /**
     * Whether requests should come here, and which dependency is away; 503 when not. Beside the contract, for whoever
     * sends requests to one of several replicas.
     */
    @AllowAnyone
    @Hidden
    @GetMapping("/ready")
    ResponseEntity<Readiness.Report> ready() {
        Readiness.Report report = readiness.report();
        return ResponseEntity.status(report.ready() ? 200 : 503).body(report);
    }

    @AllowAnyone
    @Operation(operationId = "getVersion")
    @GetMapping("/version")
    BuildVersion version() {
        return version;
    }

    @AllowAnyone
    @Operation(operationId = "getHealth")
    @ApiResponse(responseCode = "200", description = "all checks passed")
    @ApiResponse(
            responseCode = "500",
            description = "a check failed",
            content = @Content(schema = @Schema(implementation = HealthReport.class)))
    @GetMapping("/healthcheck")
    ResponseEntity<HealthReport> healthcheck() {
        HealthReport report = health.report();
        return ResponseEntity.status(report.passed() ? 200 : 500).body(report);
    }

    /**
     * In the one format of the contract, whatever is asked for; the actuator would negotiate others, or answer 406. While
     * the database is away, what is counted there is NaN without being asked for: each question would wait for a connection,
     * and the scraper would have gone before it hears what is away.
     */
    @AllowAnyone
    @Hidden
    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics() {
        String text = readiness.isServed() ? scrape() : DatabasePool.during(DatabasePool.NONE, this::scrape);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private String scrape() {
        return metrics.stream()
                .map(PrometheusMeterRegistry::scrape)
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("Not found"));
    }

    /** {@code {"running": true}} */
    record Running(boolean running) {}
}
