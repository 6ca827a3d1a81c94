package health.polaris.web.connection;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of connections.
 *
 * @param port {@code SERVER_PORT}, of everything that is answered; 0: any free one
 * @param tlsBundle {@code SERVER_TLS_BUNDLE}, a name under {@code spring.ssl.bundle} ([example](operating.md#tls)): our
 *     certificate at {@code SERVER_PORT}; empty: the gateway ends TLS. Needs {@code MANAGEMENT_PORT}, because probes speak
 *     plain HTTP
 * @param shutdownTimeout {@code SHUTDOWN_TIMEOUT}, how long requests and events in hand are given when the service stops
 * @param perNetwork {@code CONNECTIONS_PER_ADDRESS}, of one address, or of one /64 of IPv6; named proxies have no bound
 * @param headTimeout {@code HEAD_TIMEOUT}, from the first byte of a request to the end of its headers
 * @param managementPort {@code MANAGEMENT_PORT}, where probes and metrics are answered ({@code /running}, {@code /ready}, {@code
 *     /version}, {@code /healthcheck}, {@code /metrics}), which then are 404 at {@code SERVER_PORT}; empty: at the port
 *     of everything else. Keep it off the public Service
 */
@Validated
@ConfigurationProperties("polaris.connection")
public record ConnectionSettings(
        @Min(0) @Max(65535) @DefaultValue("5000") int port,
        @DefaultValue("") String tlsBundle,
        @DurationMin @DefaultValue("25s") Duration shutdownTimeout,
        @Min(1) @DefaultValue("512") int perNetwork,
        @DurationMin(millis = 1) @DefaultValue("10s") Duration headTimeout,
        @Nullable @Min(0) @Max(65535) Integer managementPort) {

    public ConnectionSettings {
        if (!tlsBundle.isBlank() && managementPort == null) {
            throw new IllegalArgumentException("SERVER_TLS_BUNDLE is set, so MANAGEMENT_PORT must be");
        }
    }
}
