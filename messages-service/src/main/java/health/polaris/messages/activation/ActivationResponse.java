package health.polaris.messages.activation;

import health.polaris.messages.secret.Expiry;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the clinician hands to the patient; shown once.
 *
 * @param otp {@code k7wd}
 * @param activationCode 30 characters
 * @param expiresAt {@code 2027-03-14T23:59:59.000}, without offset
 * @param activationUrl {@code https://ward.example.org/dhos/v1/activation/m4tz8kqw}
 */
record ActivationResponse(
        String otp,
        String activationCode,
        @Schema(pattern = Expiry.PATTERN) String expiresAt,
        String activationUrl) {

    /** The codes are no text for logs. */
    @Override
    public String toString() {
        return "ActivationResponse";
    }
}
