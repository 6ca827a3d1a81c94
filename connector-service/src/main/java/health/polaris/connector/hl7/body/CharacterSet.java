package health.polaris.connector.hl7.body;

import health.polaris.connector.hl7.message.RawSegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From bytes to text, by UTF-8, by what MSH-18 declares (HL7 table 0211) and by what a hospital says. */
final class CharacterSet {

    private static final int MSH_18 = 18;
    private static final Pattern ISO_8859 = Pattern.compile("8859/(\\d{1,2})");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CharacterSet() {}

    static Optional<String> decode(byte[] bytes, CharacterSetRule rule) {
        return order(bytes, rule)
                .filter(Objects::nonNull)
                .map(charset -> decode(bytes, charset))
                .flatMap(Optional::stream)
                .findFirst()
                .map(CharacterSet::withoutByteOrderMark);
    }

    /** The character set that the bytes are read by. */
    static Optional<Charset> of(byte[] bytes, CharacterSetRule rule) {
        return order(bytes, rule)
                .filter(Objects::nonNull)
                .filter(charset -> decode(bytes, charset).isPresent())
                .findFirst();
    }

    private static Stream<@Nullable Charset> order(byte[] bytes, CharacterSetRule rule) {
        Charset utf8 = StandardCharsets.UTF_8;
        return switch (rule.declared()) {
            case IGNORE -> Stream.of(utf8, rule.otherwise());
            case AFTER_UTF_8 -> Stream.of(utf8, declared(bytes), rule.otherwise());
            case FIRST -> Stream.of(declared(bytes), utf8, rule.otherwise());
        };
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notInThisCharacterSet) {
            return Optional.empty();
        }
    }

    /** {@code 8859/1} is ISO-8859-1; {@code ASCII} and {@code UNICODE UTF-8} are parts of what is tried anyway. */
    private static @Nullable Charset declared(byte[] bytes) {
        return RawSegment.headerOf(bytes)
                .map(header -> header.value(MSH_18))
                .map(ISO_8859::matcher)
                .filter(Matcher::matches)
                .map(matcher -> "ISO-8859-" + matcher.group(1))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElse(null);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
