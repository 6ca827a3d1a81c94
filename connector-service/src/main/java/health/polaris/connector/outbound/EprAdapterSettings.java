package health.polaris.connector.outbound;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The EPR service adapter as a receiver; its issuer and key are those of {@code polaris.security.epr-adapter}.
 *
 * @param urlBase {@code EPR_SERVICE_ADAPTER_URL_BASE}; empty: no ORU messages at all
 * @param scope of our tokens for it
 * @param tokenLifetime {@code JWT_EXPIRY_IN_SECONDS}
 */
@ConfigurationProperties("polaris.connector.epr-adapter")
record EprAdapterSettings(
        @DefaultValue("") String urlBase,
        @DefaultValue("") String scope,

        @DefaultValue("600") @DurationUnit(ChronoUnit.SECONDS)
        Duration tokenLifetime) {

    boolean isOn() {
        return !urlBase.isBlank();
    }
}
