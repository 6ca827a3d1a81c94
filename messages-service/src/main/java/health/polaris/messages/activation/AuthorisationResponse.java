package health.polaris.messages.activation;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.messages.deviceactivation.AuthorisedDevice;
import org.jspecify.annotations.Nullable;

/** The secret by which a patient's app or a device gets its tokens, shown once, and whose it is. */
record AuthorisationResponse(
        String authorisationCode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String patientId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String deviceId) {

    static AuthorisationResponse ofPatient(String authorisationCode, String patientId) {
        return new AuthorisationResponse(authorisationCode, patientId, null);
    }

    static AuthorisationResponse from(AuthorisedDevice device) {
        return new AuthorisationResponse(device.authorisationCode(), null, device.deviceId());
    }

    /** The code is no text for logs. */
    @Override
    public String toString() {
        return "AuthorisationResponse";
    }
}
