package health.polaris.connector.hl7.message;

/**
 * The ends of segments (contracts/identity.md §4, F8). The standard has CR alone, so a line feed within a message whose
 * segments CR or CRLF ends is text of a field: {@code 12 Mill Lane<LF>Oxford}. Where LF ends MSH it ends the others too.
 */
final class LineEnds {

    private LineEnds() {}

    /** The text with CR as the only end of segments; blank lines between them may be gone. */
    static String normalised(String text) {
        int lineFeed = text.indexOf('\n');
        if (lineFeed < 0) {
            return text;
        }
        int carriageReturn = text.indexOf('\r');
        return carriageReturn < 0 || lineFeed < carriageReturn
                ? text.replace("\r\n", "\r").replace('\n', '\r')
                : withoutLineFeedsAroundCarriageReturns(text);
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
