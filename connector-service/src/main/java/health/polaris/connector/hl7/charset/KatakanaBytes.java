package health.polaris.connector.hl7.charset;

import java.io.ByteArrayOutputStream;

/**
 * Katakana of half width in eight bits ({@code ISO IR13}, {@code ISO IR14}), also between kanji in escape sequences, as
 * bytes of seven bits in which escape sequences begin and end them.
 */
final class KatakanaBytes {

    private static final byte ESCAPE = 0x1B;
    private static final int FIRST = 0xA1;
    private static final int LAST = 0xDF;
    private static final int SEVEN_BITS = 0x7F;
    private static final byte[] KATAKANA = {ESCAPE, '(', 'I'};
    private static final byte[] ASCII = {ESCAPE, '(', 'B'};
    private static final int LENGTH = ASCII.length;

    private final ByteArrayOutputStream read;
    private boolean inKanji;
    private boolean inKatakana;

    private KatakanaBytes(int length) {
        this.read = new ByteArrayOutputStream(length);
    }

    static byte[] inSevenBits(byte[] bytes) {
        KatakanaBytes katakana = new KatakanaBytes(bytes.length);
        int index = 0;
        while (index < bytes.length) {
            index += katakana.take(bytes, index);
        }
        return katakana.read.toByteArray();
    }

    /** {@return how many bytes were taken} */
    private int take(byte[] bytes, int index) {
        if (isAnnouncement(bytes, index)) {
            // Says that the eighth bit means katakana, which is taken for granted.
            return LENGTH;
        }
        int code = Byte.toUnsignedInt(bytes[index]);
        if (code >= FIRST && code <= LAST && !inKanji) {
            change(true);
            read.write(code & SEVEN_BITS);
            return 1;
        }
        change(false);
        if (code == ESCAPE && index + 1 < bytes.length) {
            inKanji = bytes[index + 1] == '$';
        }
        read.write(code);
        return 1;
    }

    private void change(boolean toKatakana) {
        if (inKatakana != toKatakana) {
            read.writeBytes(toKatakana ? KATAKANA : ASCII);
            inKatakana = toKatakana;
        }
    }

    private static boolean isAnnouncement(byte[] bytes, int index) {
        return index + 2 < bytes.length && bytes[index] == ESCAPE && bytes[index + 1] == ')' && bytes[index + 2] == 'I';
    }
}
