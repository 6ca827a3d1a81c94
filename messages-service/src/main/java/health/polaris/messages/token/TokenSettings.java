package health.polaris.messages.token;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are signed and what is in them (contracts/activation.md §6, §10).
 *
 * @param signingKeys {@code JWT_SIGNING_KEYS}, a private JWK set, or {@code file:} and its path; empty: HS512 with
 *     {@code HS_KEY}
 * @param lifetimeInSeconds {@code JWT_EXPIRY_IN_SECONDS}, life of the tokens of patients and clinicians
 * @param deviceLifetimeInSeconds {@code SEND_ENTRY_DEVICE_JWT_EXPIRY_IN_SECONDS}, life of the tokens of devices
 * @param patientScope {@code MOCK_GDM_PATIENT_SCOPE}, scopes of patients, separated by blanks; empty: the role's
 * @param clinicianScope {@code MOCK_SEND_ENTRY_CLINICIAN_SCOPE}, of clinicians; empty: the role's
 * @param deviceScope {@code MOCK_SEND_ENTRY_DEVICE_SCOPE}, of devices; empty: the role's
 */
@Validated
@ConfigurationProperties("polaris.tokens")
public record TokenSettings(
        @DefaultValue("") String signingKeys,
        @Min(1) @DefaultValue("900") long lifetimeInSeconds,
        @Min(1) @DefaultValue("86400") long deviceLifetimeInSeconds,
        @DefaultValue("") String patientScope,
        @DefaultValue("") String clinicianScope,
        @DefaultValue("") String deviceScope) {

    Duration lifetime() {
        return Duration.ofSeconds(lifetimeInSeconds);
    }

    Duration deviceLifetime() {
        return Duration.ofSeconds(deviceLifetimeInSeconds);
    }

    /** The keys are no text for logs. */
    @Override
    public String toString() {
        return "TokenSettings";
    }
}
