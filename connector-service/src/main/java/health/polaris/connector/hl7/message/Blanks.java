package health.polaris.connector.hl7.message;

/** Blanks that fixed-width systems and people leave around values: any white space, no-break spaces included. */
public final class Blanks {

    private Blanks() {}

    /** {@code " BR1401 "} as {@code "BR1401"}. */
    public static String around(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** {@code String.strip} knows no no-break space, which Latin-1 feeds send. */
    static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x0B;
    }
}
