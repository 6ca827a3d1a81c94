package health.polaris.connector.hl7.body;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64 as senders write it: line breaks and anything else outside the alphabet are skipped, but the padding must be
 * right. The JDK's MIME decoder skips alike, yet accepts a body whose end was cut off with its padding.
 */
final class Base64Text {

    private static final int GROUP = 4;
    private static final int MOST_PADDING = 2;

    private Base64Text() {}

    /** The bytes, or empty when padding is missing, superfluous, or followed by more data. */
    static Optional<byte[]> decode(String text) {
        byte[] kept = new byte[text.length()];
        int data = 0;
        int padding = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '=') {
                padding++;
            } else if (inAlphabet(character)) {
                if (padding > 0) {
                    return Optional.empty();
                }
                kept[data++] = (byte) character;
            }
        }
        return wellPadded(data, padding) ? Optional.of(decode(kept, data)) : Optional.empty();
    }

    private static boolean wellPadded(int data, int padding) {
        return padding <= MOST_PADDING && (data + padding) % GROUP == 0;
    }

    private static byte[] decode(byte[] kept, int length) {
        return Base64.getDecoder().decode(new String(kept, 0, length, StandardCharsets.US_ASCII));
    }

    private static boolean inAlphabet(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '+'
                || character == '/';
    }
}
