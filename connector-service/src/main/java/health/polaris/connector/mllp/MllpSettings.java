package health.polaris.connector.mllp;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The MLLP listener.
 *
 * @param port {@code MLLP_PORT}, empty: there is no listener; 0: any free port
 * @param address {@code MLLP_ADDRESS}, the network interface to listen on; another one, e.g. {@code 0.0.0.0} in a
 *     container, only together with {@code MLLP_ALLOWED_SOURCES} or {@code MLLP_CLIENT_CERTIFICATE}
 * @param allowedSources {@code MLLP_ALLOWED_SOURCES}, addresses and CIDR ranges that may connect, with commas; empty:
 *     all
 * @param tlsBundle {@code MLLP_TLS_BUNDLE}, a name under {@code spring.ssl.bundle}
 *     ([example](../connector-service/README.md#settings)); empty: no TLS
 * @param clientCertificate {@code MLLP_CLIENT_CERTIFICATE}, {@code none}, {@code optional} or {@code required}
 * @param maximalConnections {@code MLLP_MAX_CONNECTIONS}, in all; one more is closed at once
 * @param connectionsPerSource {@code MLLP_CONNECTIONS_PER_SOURCE}, of one address; behind a load balancer that hides
 *     addresses no smaller than {@code MLLP_MAX_CONNECTIONS}
 * @param maximalMessage {@code MLLP_MAX_MESSAGE}, one message
 * @param memory {@code MLLP_MEMORY}, for the messages over 16 KiB of all connections together, beside 24 KiB for each
 *     connection
 * @param messagesAtOnce {@code MLLP_MESSAGES_AT_ONCE}, each of which needs a database connection
 * @param idleTimeout {@code MLLP_IDLE_TIMEOUT}, between two frames
 * @param frameTimeout {@code MLLP_FRAME_TIMEOUT}, from the first byte of a frame to its last
 * @param writeTimeout {@code MLLP_WRITE_TIMEOUT}, until the sender has read the acknowledgement
 * @param handshakeTimeout for TLS
 * @param shutdownTimeout of the service: what stops when it stops has no longer
 */
@Validated
@ConfigurationProperties("polaris.connector.mllp")
record MllpSettings(
        @Nullable @Min(0) @Max(65535) Integer port,
        @NotBlank String address,
        List<String> allowedSources,
        String tlsBundle,
        ClientCertificate clientCertificate,
        @Min(1) int maximalConnections,
        @Min(1) int connectionsPerSource,
        DataSize maximalMessage,
        DataSize memory,
        @Min(1) int messagesAtOnce,
        @DurationMin(millis = 1) Duration idleTimeout,
        @DurationMin(millis = 1) Duration frameTimeout,
        @DurationMin(millis = 1) Duration writeTimeout,
        @DurationMin(millis = 1) Duration handshakeTimeout,
        @DurationMin Duration shutdownTimeout) {

    MllpSettings {
        allowedSources = allowedSources.stream()
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .toList();
        if (maximalMessage.toBytes() < 1) {
            throw new IllegalArgumentException("MLLP_MAX_MESSAGE is at least 1 byte");
        }
        if (memory.compareTo(maximalMessage) < 0) {
            throw new IllegalArgumentException("MLLP_MEMORY must be at least MLLP_MAX_MESSAGE");
        }
        if (maximalMessage.toBytes() > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("MLLP_MAX_MESSAGE must be less than 1 GB");
        }
    }

    /** How long messages in hand may take when the service stops, so that their connections are closed in time too. */
    Duration drainTimeout() {
        return shutdownTimeout.multipliedBy(4).dividedBy(5);
    }

    boolean withTls() {
        return !tlsBundle.isBlank();
    }
}
