package health.polaris.messages.activation;

import health.polaris.common.error.ApiException;
import health.polaris.messages.secret.SentCode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code {"otp": "k7wd"}}; a device sends no PIN. */
record OtpRequest(@Schema(maxLength = OtpRequest.LONGEST) String otp) {

    /** As typed, with blanks around it: far longer than any PIN. */
    static final int LONGEST = 64;

    /**
     * A patient's body: exactly the PIN, in whatever case and with blanks around it.
     *
     * @throws ApiException 400 for anything else
     */
    static OtpRequest ofPatient(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ApiException.invalid("Request body must be an object with 'otp'");
        }
        JsonNode otp = body.path("otp");
        if (!otp.isString() || body.size() != 1) {
            throw ApiException.invalid("Request body must have 'otp', a text, and nothing else");
        }
        if (otp.asString().length() > LONGEST) {
            throw ApiException.invalid("'otp' must have at most %d characters".formatted(LONGEST));
        }
        return new OtpRequest(SentCode.small(SentCode.ascii(SentCode.typed(otp.asString()))));
    }

    /**
     * A device's body, which is ignored if it could have been one.
     *
     * @throws ApiException 400 if not
     */
    static void checkOfDevice(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return;
        }
        JsonNode otp = body.path("otp");
        if (!body.isObject() || !(otp.isMissingNode() || otp.isNull() || otp.isString())) {
            throw ApiException.invalid("'otp' is not of the expected type");
        }
    }

    /** The PIN is no text for logs. */
    @Override
    public String toString() {
        return "OtpRequest";
    }
}
