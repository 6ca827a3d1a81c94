package health.polaris.messages.secret;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Lengths, lifetimes and limits of codes (contracts/activation.md §10).
 *
 * @param otpLength {@code OTP_LENGTH}, decimal digits of a one-time PIN
 * @param deviceCodeLength {@code SEND_ENTRY_ACTIVATION_CODE_LENGTH}, decimal digits of a tablet's code
 * @param authorisationCodeLength {@code AUTHORISATION_CODE_LENGTH}, characters, also of patients' activation codes
 * @param saltLength {@code SALT_LENGTH}, characters
 * @param shortCodeLength {@code ACTIVATION_SHORT_CODE_LENGTH}, characters of the code in the link that a patient is
 *     given
 * @param expiryDays {@code ACTIVATION_EXPIRY_END_OF_NTH_DAY}, life of an activation, in days
 * @param maximalAttempts {@code MAX_ACTIVATION_ATTEMPTS}, wrong PINs until an activation is locked
 * @param urlBase {@code ACTIVATION_URL_BASE}, what that link begins with; empty: {@code PROXY_URL} and {@code
 *     /dhos/v1/activation}
 */
@Validated
@ConfigurationProperties("polaris.activation")
public record ActivationSettings(
        @Min(3) @Max(36) @DefaultValue("4") int otpLength,
        @Min(3) @Max(36) @DefaultValue("9") int deviceCodeLength,
        @Min(3) @Max(36) @DefaultValue("30") int authorisationCodeLength,
        @Min(3) @Max(255) @DefaultValue("30") int saltLength,
        @Min(3) @Max(36) @DefaultValue("8") int shortCodeLength,
        @Min(0) @DefaultValue("5") int expiryDays,
        @Min(1) @DefaultValue("10") int maximalAttempts,
        @DefaultValue("") String urlBase) {

    /** @param issuer of this service's tokens, which is its address for clients */
    public String linkBase(String issuer) {
        return urlBase.isBlank() ? issuer + "dhos/v1/activation" : urlBase.replaceAll("/+$", "");
    }
}
