package health.polaris.connector.outbound;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The EPR as a receiver over MLLP.
 *
 * @param host {@code EPR_MLLP_HOST}, where ORU messages go over MLLP instead; empty: not this way
 * @param port {@code EPR_MLLP_PORT}, there
 * @param tlsBundle {@code EPR_MLLP_TLS_BUNDLE}, a name under {@code spring.ssl.bundle}: whom we trust, and our client
 *     certificate when it has a key; empty: no TLS. The certificate there must name {@code EPR_MLLP_HOST}
 */
@Validated
@ConfigurationProperties("polaris.connector.epr-mllp")
record EprMllpSettings(
        @DefaultValue("") String host,
        @Nullable @Min(0) @Max(65535) Integer port,
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
