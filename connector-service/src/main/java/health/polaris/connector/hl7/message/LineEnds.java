package health.polaris.connector.hl7.message;

/**
 * The ends of segments (contracts/identity.md §4, F8). The standard has CR alone, so a line feed within a message whose
 * segments CR or CRLF ends is text of a field: {@code 12 Mill Lane<LF>Oxford}. Where LF ends MSH it ends the others too; it
 * does not where a CR comes later and what follows the LF is no segment: {@code FAC<LF>NORTH} in MSH-4.
 */
final class LineEnds {

    private static final int NAME_LENGTH = 3;

    private LineEnds() {}

    /** The text with CR as the only end of segments; blank lines between them may be gone. */
    static String normalised(String text) {
        int lineFeed = text.indexOf('\n');
        if (lineFeed < 0) {
            return text;
        }
        return endOfHeader(text) == lineFeed
                ? text.replace("\r\n", "\r").replace('\n', '\r')
                : withoutLineFeedsAroundCarriageReturns(text);
    }

    /**
     * Where the first segment ends.
     *
     * @param text up to its first CR at least
     */
    static int endOfHeader(String text) {
        int lineFeed = text.indexOf('\n');
        int carriageReturn = text.indexOf('\r');
        if (carriageReturn < 0) {
            return lineFeed < 0 ? text.length() : lineFeed;
        }
        return lineFeed >= 0 && lineFeed < carriageReturn && isFollowedBySegment(text, lineFeed)
                ? lineFeed
                : carriageReturn;
    }

    /** Blank lines do not count; nothing but these is an end too. */
    private static boolean isFollowedBySegment(String text, int lineEnd) {
        int start = lineEnd;
        while (start < text.length() && Blanks.isBlank(text.charAt(start))) {
            start++;
        }
        return start == text.length() || TornLine.beginsWithKnownSegment(text, start, text.charAt(NAME_LENGTH));
    }

    private static String withoutLineFeedsAroundCarriageReturns(String text) {
        StringBuilder normalised = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && isLineEnd(text.charAt(end))) {
                end++;
            }
            if (end == start) {
                normalised.append(text.charAt(start));
                start++;
            } else {
                normalised.append(text.substring(start, end).indexOf('\r') < 0 ? text.substring(start, end) : "\r");
                start = end;
            }
        }
        return normalised.toString();
    }

    private static boolean isLineEnd(char character) {
        return character == '\r' || character == '\n';
    }
}
