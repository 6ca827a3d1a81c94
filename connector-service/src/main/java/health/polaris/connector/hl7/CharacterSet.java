package health.polaris.connector.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The character set of a message. UTF-8 is tried first whatever MSH-18 declares, because real feeds declare
 * {@code 8859/1} and send ASCII or UTF-8; only bytes that are not UTF-8 are read as declared (HL7 table 0211).
 */
final class CharacterSet {

    private static final int MSH_18 = 18;
    private static final Pattern ISO_8859 = Pattern.compile("8859/(\\d{1,2})");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CharacterSet() {}

    static Optional<String> decode(byte[] bytes) {
        return decode(bytes, StandardCharsets.UTF_8)
                .or(() -> declared(bytes).flatMap(charset -> decode(bytes, charset)))
                .map(CharacterSet::withoutByteOrderMark);
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notInThisCharacterSet) {
            return Optional.empty();
        }
    }

    /** {@code 8859/1} is ISO-8859-1; {@code ASCII} and {@code UNICODE UTF-8} are parts of what was tried already. */
    private static Optional<Charset> declared(byte[] bytes) {
        return Hl7Message.read(new String(bytes, StandardCharsets.ISO_8859_1))
                .map(message -> message.header().field(MSH_18).value())
                .map(ISO_8859::matcher)
                .filter(Matcher::matches)
                .map(matcher -> "ISO-8859-" + matcher.group(1))
                .filter(Charset::isSupported)
                .map(Charset::forName);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
