package health.polaris.connector.hl7.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes of UTF-16 show themselves: a byte order mark, or a nought beside each letter of {@code MSH}. */
public final class Utf16 {

    private static final int FIRST_TWO_CHARACTERS = 4;

    private Utf16() {}

    /** Its variant, when the bytes of a message begin so. */
    public static Optional<Charset> of(byte[] message) {
        if (message.length < FIRST_TWO_CHARACTERS) {
            return Optional.empty();
        }
        if (isUnit(message, 0, 0xFE, 0xFF) || (isUnit(message, 0, 0, 'M') && isUnit(message, 2, 0, 'S'))) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return isUnit(message, 0, 0xFF, 0xFE) || (isUnit(message, 0, 'M', 0) && isUnit(message, 2, 'S', 0))
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    private static boolean isUnit(byte[] message, int index, int first, int second) {
        return Byte.toUnsignedInt(message[index]) == first && Byte.toUnsignedInt(message[index + 1]) == second;
    }
}
