package health.polaris.connector.profile;

import health.polaris.connector.profile.value.Value;
import health.polaris.connector.profile.value.WrongValueException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a sender over MLLP is acknowledged; over HTTP it always is the original mode. */
public enum AcknowledgementMode {
    /** AA, AE or AR, whatever MSH-15 and MSH-16 say. */
    ORIGINAL("original"),
    /** Commit and application acknowledgements as MSH-15 and MSH-16 ask for. */
    ENHANCED("enhanced"),
    /** One commit acknowledgement for each message, whatever MSH-15 and MSH-16 say. */
    COMMIT_ALONE("AL|NE"),
    /** One application acknowledgement for each message, whatever MSH-15 and MSH-16 say. */
    APPLICATION_ALONE("NE|AL");

    private final String key;

    AcknowledgementMode(String key) {
        this.key = key;
    }

    /** @throws WrongValueException that names the values */
    static AcknowledgementMode read(Object value) {
        String text = Value.text(value);
        return Arrays.stream(values())
                .filter(mode -> mode.key.equals(text))
                .findFirst()
                .orElseThrow(() -> new WrongValueException("must be one of "
                        + Arrays.stream(values()).map(mode -> mode.key).collect(Collectors.joining(", "))
                        + ", not "
                        + Value.quoted(text)));
    }
}
