package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A place where the lines of a message and its segments disagree, so that something would be dropped if it were read: a
 * line that is no segment ({@code |||BRV0801}: a carriage return stood inside a field), or a segment behind a line feed in
 * a message that ends its segments otherwise.
 *
 * @param segment the segment that it belongs to, the last one before it
 * @param sequence which of the segments of that name, counted from 1
 */
public record TornLine(String segment, int sequence) {

    private static final DefaultModelClassFactory STANDARD = new DefaultModelClassFactory();
    private static final String VERSION = "2.5";
    private static final int NAME_LENGTH = 3;

    /**
     * The first such place.
     *
     * @param text with CR as the only end of segments, MSH first
     */
    static Optional<TornLine> in(String text, char fieldSeparator) {
        Map<String, Integer> seen = new HashMap<>();
        String last = "";
        int start = 0;
        while (start < text.length()) {
            int found = text.indexOf('\r', start);
            int end = found < 0 ? text.length() : found;
            if (isSegment(text, start, end, fieldSeparator)) {
                last = text.substring(start, start + NAME_LENGTH);
                seen.merge(last, 1, Integer::sum);
                if (hidesSegment(text, start, end, fieldSeparator)) {
                    return Optional.of(new TornLine(last, seen.getOrDefault(last, 1)));
                }
            } else if (!isBlank(text, start, end)) {
                return Optional.of(new TornLine(last, seen.getOrDefault(last, 1)));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /** A name of three letters or digits and the field separator, or that name alone. */
    private static boolean isSegment(String text, int start, int end, char fieldSeparator) {
        int afterName = start + NAME_LENGTH;
        return afterName <= end
                && text.substring(start, afterName).chars().allMatch(TornLine::isLetterOrDigit)
                && (afterName == end || text.charAt(afterName) == fieldSeparator || isBlank(text, afterName, end));
    }

    private static boolean isLetterOrDigit(int character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int index = start; index < end; index++) {
            if (!Blanks.isBlank(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@code PID|…<LF>PV1|…<CR>}: whether that is text or a segment nobody can tell. {@code <LF>USA|} is a line of an
     * address: the standard has no such segment.
     */
    private static boolean hidesSegment(String text, int start, int end, char fieldSeparator) {
        int lineFeed = text.indexOf('\n', start, end);
        while (lineFeed >= 0) {
            if (lineFeed + NAME_LENGTH + 1 < end && beginsWithKnownSegment(text, lineFeed + 1, fieldSeparator)) {
                return true;
            }
            lineFeed = text.indexOf('\n', lineFeed + 1, end);
        }
        return false;
    }

    /** Whether a segment of the standard or a Z segment begins there. */
    static boolean beginsWithKnownSegment(String text, int start, char fieldSeparator) {
        int afterName = start + NAME_LENGTH;
        return afterName < text.length()
                && text.charAt(afterName) == fieldSeparator
                && isKnown(text.substring(start, afterName));
    }

    private static boolean isKnown(String name) {
        try {
            return name.startsWith("Z")
                    || (name.chars().allMatch(TornLine::isLetterOrDigit)
                            && STANDARD.getSegmentClass(name, VERSION) != null);
        } catch (HL7Exception noSuchSegment) {
            return false;
        }
    }
}
