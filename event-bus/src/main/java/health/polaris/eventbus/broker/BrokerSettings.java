package health.polaris.eventbus.broker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the broker is, and who we are there.
 *
 * @param host {@code RABBITMQ_HOST}, required, like the account, unless {@code RABBITMQ_DISABLED} is true
 * @param port {@code RABBITMQ_PORT}
 * @param username {@code RABBITMQ_USERNAME}
 * @param password {@code RABBITMQ_PASSWORD}
 * @param virtualHost {@code RABBITMQ_VIRTUAL_HOST}
 * @param tlsBundle {@code RABBITMQ_TLS_BUNDLE}, a name under {@code spring.ssl.bundle} ([example](operating.md#tls)): whom we
 *     trust, and our client certificate when it has a key; empty: no TLS. The certificate there must name
 *     {@code RABBITMQ_HOST}
 */
@Validated
@ConfigurationProperties("polaris.broker")
public record BrokerSettings(
        String host,
        @Min(1) @Max(65535) int port,
        String username,
        String password,
        @NotBlank String virtualHost,
        @DefaultValue("") String tlsBundle) {

    public boolean withTls() {
        return !tlsBundle.isBlank();
    }

    /** Without the password, in case somebody logs it. */
    @Override
    public String toString() {
        return "BrokerSettings[%s:%d%s]".formatted(host, port, virtualHost);
    }
}
