package health.polaris.connector.hl7;

import org.jspecify.annotations.Nullable;

/**
 * Why a readable message is not taken.
 *
 * @param text what the sender reads in ERR-8
 */
public record Refusal(RefusalReason reason, String text) {

    private static final int LONGEST_QUOTE = 200;

    public static Refusal duplicate() {
        return new Refusal(RefusalReason.DUPLICATE, "HL7 message appears to be duplicate");
    }

    static Refusal quoting(RefusalReason reason, String text, @Nullable String value) {
        return new Refusal(reason, text + " '" + shortened(value == null ? "" : value) + "'");
    }

    /** A field may be as long as the message; its first characters tell the sender which one is meant. */
    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_QUOTE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_QUOTE)) + "...";
    }
}
