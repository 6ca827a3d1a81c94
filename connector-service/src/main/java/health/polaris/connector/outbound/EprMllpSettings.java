package health.polaris.connector.outbound;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The EPR as a receiver over MLLP.
 *
 * @param host {@code EPR_MLLP_HOST}; empty: it is not reached this way
 * @param port {@code EPR_MLLP_PORT}
 * @param tlsBundle {@code EPR_MLLP_TLS_BUNDLE}, a name under {@code spring.ssl.bundle}, with our client certificate when
 *     it has a key; empty: no TLS
 */
@ConfigurationProperties("polaris.connector.epr-mllp")
record EprMllpSettings(
        @DefaultValue("") String host,
        @Nullable Integer port,
        @DefaultValue("") String tlsBundle) {

    EprMllpSettings {
        if (!host.isBlank() && (port == null || port < 1 || port > 65535)) {
            throw new IllegalArgumentException("EPR_MLLP_HOST is set, so EPR_MLLP_PORT must be a port, 1 to 65535");
        }
    }

    boolean isOn() {
        return !host.isBlank();
    }

    boolean withTls() {
        return !tlsBundle.isBlank();
    }
}
