package health.polaris.encounters.settings;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.epr.*}: what the EPR says, and the calls that it leads to.
 *
 * @param consumerEnabled {@code EPR_CONSUMER_ENABLED}, whether this instance does what the EPR says; false beside a running
 *     async adapter
 * @param inboxRetentionDays {@code EPR_INBOX_RETENTION_DAYS}, how long the uuid of a refused message is remembered; one that
 *     was taken in is known by its fact
 * @param systemId {@code EPR_SYSTEM_ID}, who did it, in audit fields and calls
 * @param observationsApiUrl {@code OBSERVATIONS_API_URL}, base URL of the observations service, which is asked for orphaned
 *     observations; empty: there is none
 * @param tokenLifetime {@code SYSTEM_JWT_EXPIRY_SEC}, how long the token of such a call is good, in seconds
 */
@Validated
@ConfigurationProperties("polaris.epr")
public record EprSettings(
        boolean consumerEnabled,

        @Min(value = 1, message = "EPR_INBOX_RETENTION_DAYS is at least 1")
        int inboxRetentionDays,

        String systemId,
        @DefaultValue("") String observationsApiUrl,

        @DurationMin(seconds = 1) @DefaultValue("300") @DurationUnit(ChronoUnit.SECONDS)
        Duration tokenLifetime) {

    public EprSettings {
        if (systemId.isBlank()) {
            throw new IllegalArgumentException("EPR_SYSTEM_ID is not blank");
        }
    }
}
