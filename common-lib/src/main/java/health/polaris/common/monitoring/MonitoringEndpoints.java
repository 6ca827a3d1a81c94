package health.polaris.common.monitoring;

import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** contracts/platform.md §1; {@code /metrics} is served by the actuator. */
@RestController
@Tag(name = "monitoring")
class MonitoringEndpoints {

    private final BuildVersion version;
    private final HealthChecks health;

    MonitoringEndpoints(BuildVersion version, HealthChecks health) {
        this.version = version;
        this.health = health;
    }

    @AllowAnyone
    @Operation(summary = "Whether the process answers; no dependency is touched")
    @GetMapping("/running")
    Running running() {
        return new Running(true);
    }

    @AllowAnyone
    @Operation(summary = "Build number and git hash")
    @GetMapping("/version")
    BuildVersion version() {
        return version;
    }

    @AllowAnyone
    @Operation(summary = "Database reachable, and its schema version")
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

    /** {@code {"running": true}} */
    record Running(boolean running) {}
}
