package health.polaris.connector.hl7;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The MSH segment of bytes whose character set is not known yet: all that come into question have the characters of
 * ASCII at the same place.
 */
public final class RawHeader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private RawHeader() {}

    /** A message of that segment alone; empty when the bytes do not start with one. */
    public static Optional<Hl7Message> of(byte[] bytes) {
        int start = afterBlanks(bytes, startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0);
        int end = start;
        while (end < bytes.length && bytes[end] != '\r' && bytes[end] != '\n') {
            end++;
        }
        return Hl7Message.read(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }

    private static int afterBlanks(byte[] bytes, int from) {
        int start = from;
        while (start < bytes.length && bytes[start] >= 0 && bytes[start] <= ' ') {
            start++;
        }
        return start;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
    }
}
