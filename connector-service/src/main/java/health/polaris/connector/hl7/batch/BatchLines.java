package health.polaris.connector.hl7.batch;

import health.polaris.connector.hl7.charset.ByteOrderMark;
import java.util.Arrays;

/** Lines of a batch as bytes. */
final class BatchLines {

    /** What a line begins with, as far as it matters to a batch. */
    enum Name {
        FHS,
        BHS,
        MSH,
        BTS,
        FTS,
        /** No header by its name, but with the separators that only a header declares: {@code MXH|^~\&|}. */
        DAMAGED,
        OTHER;

        boolean isHeader() {
            return this == FHS || this == BHS || this == MSH;
        }

        /** Envelope segments are a line each; a message goes on to the next part. */
        boolean isOneLine() {
            return this == FHS || this == BHS || this == BTS || this == FTS;
        }
    }

    private static final byte[] DECLARATION = {'|', '^', '~', '\\', '&'};
    private static final int NAME_LENGTH = 3;

    private BatchLines() {}

    /** Where the next part begins: the end of this line, or of the message that begins with it. */
    static int endOfPart(byte[] bytes, int start) {
        int end = endOfLine(bytes, start);
        if (nameAt(bytes, start).isOneLine()) {
            return end;
        }
        while (end < bytes.length && nameAt(bytes, end) == Name.OTHER) {
            end = endOfLine(bytes, end);
        }
        return end;
    }

    static int endOfLine(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\r' && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    static Name nameAt(byte[] bytes, int lineStart) {
        int start = textStart(bytes, lineStart);
        for (Name name : Name.values()) {
            if (name.ordinal() < Name.DAMAGED.ordinal() && isNamed(bytes, start, name)) {
                return name;
            }
        }
        return declaresSeparators(bytes, start) ? Name.DAMAGED : Name.OTHER;
    }

    /** An MSH counts whatever follows it, so that a broken one is answered and not taken for a part of the message before. */
    private static boolean isNamed(byte[] bytes, int start, Name name) {
        for (int index = 0; index < NAME_LENGTH; index++) {
            if (start + index >= bytes.length
                    || bytes[start + index] != name.name().charAt(index)) {
                return false;
            }
        }
        int after = start + NAME_LENGTH;
        return after >= bytes.length || !Character.isLetterOrDigit(bytes[after]);
    }

    private static boolean declaresSeparators(byte[] bytes, int start) {
        for (int offset = 0; offset <= NAME_LENGTH; offset++) {
            if (matches(bytes, start + offset, DECLARATION)) {
                return true;
            }
        }
        return false;
    }

    /** MLLP bytes and blanks before a segment, and a byte order mark, do not hide its name. */
    static int textStart(byte[] bytes, int lineStart) {
        int start = lineStart;
        while (start < bytes.length && lengthOfNothing(bytes, start) > 0) {
            start += lengthOfNothing(bytes, start);
        }
        return start;
    }

    private static int lengthOfNothing(byte[] bytes, int start) {
        boolean blank = isBlank(bytes[start]) && bytes[start] != '\r' && bytes[start] != '\n';
        return blank ? 1 : ByteOrderMark.lengthAt(bytes, start);
    }

    static boolean isBlank(byte[] bytes, int start, int end) {
        for (int index = start; index < end; index++) {
            if (!isBlank(bytes[index])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte character) {
        return character == ' '
                || character == '\t'
                || character == '\r'
                || character == '\n'
                || character == 0x0B
                || character == 0x1C;
    }

    private static boolean matches(byte[] bytes, int start, byte[] wanted) {
        return start + wanted.length <= bytes.length
                && Arrays.equals(bytes, start, start + wanted.length, wanted, 0, wanted.length);
    }
}
