package health.polaris.connector.hl7.body;

import health.polaris.connector.hl7.charset.KnownCharsets;
import java.util.Locale;

/** Why a body cannot even be acknowledged: without a readable MSH there is nothing an ACK could refer to. */
public enum Unreadable {
    BASE64("Could not decode HL7 message body: not valid base64"),
    CHARACTER_SET("Could not decode HL7 message body: not valid UTF-8"),
    CHARACTER_SET_UNKNOWN(
            "Could not decode HL7 message body: MSH-18 names a character set that is not known; known are "
                    + String.join(", ", KnownCharsets.NAMES)
                    + "; character-set of the site profile may name a fallback"),
    NUL_CHARACTER("Could not decode HL7 message body: it contains NUL characters"),
    CONVERTER("HL7 message converter is unavailable"),
    NOT_HL7("Could not parse HL7 message");

    private final String message;

    Unreadable(String message) {
        this.message = message;
    }

    /** The text for the sender; it never repeats anything of the body. */
    public String message() {
        return message;
    }

    /** The value for a metric label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
