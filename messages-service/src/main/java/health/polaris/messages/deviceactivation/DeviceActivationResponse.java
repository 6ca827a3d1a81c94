package health.polaris.messages.deviceactivation;

import health.polaris.messages.secret.Expiry;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The code to type into the tablet; shown once.
 *
 * @param code nine digits
 * @param expiresAt {@code 2027-03-14T23:59:59.000}, without offset
 */
record DeviceActivationResponse(
        String code, @Schema(pattern = Expiry.PATTERN) String expiresAt) {

    /** The code is no text for logs. */
    @Override
    public String toString() {
        return "DeviceActivationResponse";
    }
}
