package health.polaris.connector.outbound;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * The EPR service adapter as a receiver; its issuer and key are those of {@code polaris.security.epr-adapter}.
 *
 * @param urlBase {@code EPR_SERVICE_ADAPTER_URL_BASE}, where ORU messages go ({@code /epr/v1/hl7_message} below it);
 *     empty: none do. Without issuer and key the service does not start
 * @param scope {@code EPR_SERVICE_ADAPTER_SCOPE}, of our tokens for it ({@code MOCK_EPR_SERVICE_ADAPTER_SCOPE} is read
 *     too)
 * @param tokenLifetime {@code JWT_EXPIRY_IN_SECONDS}, of these tokens
 */
@Validated
@ConfigurationProperties("polaris.connector.epr-adapter")
record EprAdapterSettings(
        @DefaultValue("") String urlBase,
        @DefaultValue("") String scope,

        @DurationMin(seconds = 1) @DefaultValue("600") @DurationUnit(ChronoUnit.SECONDS)
        Duration tokenLifetime) {

    boolean isOn() {
        return !urlBase.isBlank();
    }
}
