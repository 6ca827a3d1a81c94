package health.polaris.connector.hl7.body;

import health.polaris.connector.hl7.charset.KnownCharsets;
import health.polaris.connector.hl7.message.Blanks;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.hl7.message.Utf16;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From bytes to text, by UTF-8, by what MSH-18 declares (HL7 table 0211) and by what a hospital says. */
final class CharacterSet {

    private static final int MSH_18 = 18;
    private static final byte ESCAPE = 0x1B;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CharacterSet() {}

    static Optional<String> decode(byte[] bytes, CharacterSetRule rule) {
        return order(bytes, rule)
                .map(charset -> KnownCharsets.decode(bytes, charset))
                .flatMap(Optional::stream)
                .findFirst()
                .map(CharacterSet::withoutByteOrderMark);
    }

    /** The character set that the bytes are read by. */
    static Optional<Charset> of(byte[] bytes, CharacterSetRule rule) {
        return order(bytes, rule)
                .filter(charset -> KnownCharsets.decode(bytes, charset).isPresent())
                .findFirst();
    }

    /**
     * Whether MSH-18 names a set that nobody knows and that is needed. Bytes of ASCII without escape sequences are the
     * same in every set; and a fallback of the profile reads every byte, though no escape sequence.
     */
    static boolean isUnknown(byte[] bytes, CharacterSetRule rule) {
        return rule.heedsDeclared()
                && Utf16.of(bytes).isEmpty()
                && (rule.otherwise() == null ? hasOthersThanAscii(bytes) : hasEscape(bytes))
                && declaredNames(bytes).stream()
                        .anyMatch(name -> KnownCharsets.named(name).isEmpty());
    }

    private static boolean hasOthersThanAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0 || each == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEscape(byte[] bytes) {
        for (byte each : bytes) {
            if (each == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Charset> order(byte[] bytes, CharacterSetRule rule) {
        Charset always = rule.always();
        if (always != null) {
            return Stream.of(always);
        }
        Optional<Charset> utf16 = Utf16.of(bytes);
        if (utf16.isPresent()) {
            return utf16.stream();
        }
        List<Charset> declared = rule.heedsDeclared() ? declared(bytes, rule) : List.of();
        return switch (rule.declared()) {
            case FIRST -> ordered(declared, StandardCharsets.UTF_8, List.of(), rule.otherwise());
            case IGNORE, AFTER_UTF_8 -> ordered(escaped(declared), StandardCharsets.UTF_8, declared, rule.otherwise());
        };
    }

    private static Stream<Charset> ordered(
            List<Charset> first, Charset then, List<Charset> after, @Nullable Charset last) {
        return Stream.of(first.stream(), Stream.of(then), after.stream(), Stream.ofNullable(last))
                .flatMap(each -> each);
    }

    /** Seven bits with escape sequences are UTF-8 too, but not what is meant. */
    private static List<Charset> escaped(List<Charset> declared) {
        return declared.stream().filter(KnownCharsets::isEscaped).toList();
    }

    /**
     * Sets in the order in which they are to be tried. {@code 8859/1~ISO IR87}: the first repetition is the set of the
     * message, the others are those that escape sequences change to, and these read the first one's ASCII too.
     */
    private static List<Charset> declared(byte[] bytes, CharacterSetRule rule) {
        List<Charset> named = declaredNames(bytes).stream()
                .map(KnownCharsets::named)
                .flatMap(Optional::stream)
                .toList();
        List<Charset> declared = new ArrayList<>(escaped(named));
        for (Charset each : named) {
            if (each.equals(StandardCharsets.ISO_8859_1) && rule.latin1() != null) {
                declared.add(rule.latin1());
            }
            if (KnownCharsets.isLikeAscii(each)) {
                declared.add(each);
            }
        }
        return declared.stream().distinct().toList();
    }

    /** What the repetitions of MSH-18 say. */
    private static List<String> declaredNames(byte[] bytes) {
        return RawSegment.headerOf(bytes).stream()
                .flatMap(header -> Arrays.stream(header.field(MSH_18)
                        .split(Pattern.quote(String.valueOf(header.separators().getRepetitionSeparator())))))
                .map(Blanks::around)
                .filter(name -> !name.isEmpty() && !name.equals(RawSegment.HL7_NULL))
                .toList();
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
