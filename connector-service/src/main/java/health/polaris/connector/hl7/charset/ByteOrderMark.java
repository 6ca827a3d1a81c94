package health.polaris.connector.hl7.charset;

import java.util.Arrays;

/**
 * What some programs put before a text in UTF-8. It says nothing, and may stand before or behind other things that do not
 * belong to a message: the first byte of a frame, blank lines, the mark of the program before.
 */
public final class ByteOrderMark {

    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char CHARACTER = '\uFEFF';

    private ByteOrderMark() {}

    /** How many of the bytes from there on it has: three, or none where it does not stand. */
    public static int lengthAt(byte[] bytes, int start) {
        int end = start + UTF_8.length;
        return end <= bytes.length && Arrays.equals(bytes, start, end, UTF_8, 0, UTF_8.length) ? UTF_8.length : 0;
    }

    /** The text without those that stand before its first letter. */
    public static String removed(String text) {
        int beginning = 0;
        while (beginning < text.length() && (text.charAt(beginning) <= ' ' || text.charAt(beginning) == CHARACTER)) {
            beginning++;
        }
        return text.substring(0, beginning).replace(String.valueOf(CHARACTER), "") + text.substring(beginning);
    }
}
