package health.polaris.connector.hl7.acknowledgement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of HL7 that a sender says it speaks (MSH-12.1), as far as acknowledgements differ by it.
 *
 * @param major of 2.3.1 it is 2
 * @param minor of 2.3.1 it is 3
 * @param patch of 2.3.1 it is 1
 */
record SenderVersion(int major, int minor, int patch) {

    static final SenderVersion V2_3_1 = new SenderVersion(2, 3, 1);
    static final SenderVersion V2_5 = new SenderVersion(2, 5, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{1,2}))?");

    /** One that says nothing, or something else, is taken for a sender of 2.5. */
    static SenderVersion of(@Nullable String msh12) {
        Matcher matcher = FORM.matcher(msh12 == null ? "" : msh12);
        return matcher.matches()
                ? new SenderVersion(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)))
                : V2_5;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    boolean isBefore(SenderVersion other) {
        if (major != other.major) {
            return major < other.major;
        }
        return minor == other.minor ? patch < other.patch : minor < other.minor;
    }
}
