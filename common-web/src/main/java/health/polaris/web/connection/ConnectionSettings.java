package health.polaris.web.connection;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of connections.
 *
 * @param perNetwork {@code CONNECTIONS_PER_ADDRESS}: of one address, or of one /64 of IPv6; named proxies have no bound
 * @param headTimeout {@code HEAD_TIMEOUT}: from the first byte of a request to the end of its headers
 * @param managementPort {@code MANAGEMENT_PORT}: where probes and metrics are answered, and nothing else; null: at the
 *     port of everything else
 */
@Validated
@ConfigurationProperties("polaris.connection")
public record ConnectionSettings(
        @Min(1) @DefaultValue("512") int perNetwork,
        @DefaultValue("10s") Duration headTimeout,
        @Nullable @Min(0) @Max(65535) Integer managementPort) {}
