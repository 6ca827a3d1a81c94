package health.polaris.connector.hl7.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which character sets are tried, and in which order.
 *
 * @param declared what MSH-18 is worth
 * @param otherwise tried last; null: bytes that nothing else can read are no text
 * @param latin1 what senders mean by {@code 8859/1}, tried before it; null: that
 * @param always by which all bytes are read, whatever they look like; null: the others decide
 */
public record CharacterSetRule(
        Declared declared,
        @Nullable Charset otherwise,
        @Nullable Charset latin1,
        @Nullable Charset always) {

    /** Repetitions of MSH-18 that are looked at, and sets that are tried: more would only cost time. */
    private static final int MOST_NAMES = 50;

    private static final int MOST_SETS = 6;

    private static final int LAST_OF_ASCII = 0x7F;
    private static final int FIRST_OF_THREE_BYTES = 0xE0;

    /** UTF-8 first, whatever is declared: real feeds declare {@code 8859/1} and send ASCII or UTF-8. */
    public static final CharacterSetRule CONTRACT = new CharacterSetRule(Declared.AFTER_UTF_8, null, null, null);

    /** The use of MSH-18 (HL7 table 0211). */
    public enum Declared {
        IGNORE,
        AFTER_UTF_8,
        FIRST
    }

    /** Whether it makes a difference what MSH-18 says. */
    public boolean heedsDeclared() {
        return declared != Declared.IGNORE && always == null;
    }

    /**
     * The sets in which the bytes of a message are looked for, the likeliest first.
     *
     * @param names what the repetitions of MSH-18 say
     * @param message whose bytes are looked for
     */
    public List<Charset> forMessage(List<String> names, byte[] message) {
        if (always != null) {
            return alwaysRead(always);
        }
        List<Charset> said =
                said(names).stream().filter(KnownCharsets::isLikeAscii).toList();
        return switch (declared) {
            case FIRST -> ordered(said, List.of());
            case IGNORE, AFTER_UTF_8 -> ordered(meantRatherThanUtf8(said, hasLettersOfTwoBytesAlone(message)), said);
        };
    }

    /**
     * Seven bits with escape sequences are UTF-8 too, but not what is meant. Nor are bytes that UTF-8 has for letters below
     * U+0800 alone, where a set of East Asia is what is declared first: {@code C3 AB} is ë, and 毛 in GB 18030. Who declares
     * that writes letters that have three bytes in UTF-8.
     */
    private static List<Charset> meantRatherThanUtf8(List<Charset> said, boolean lettersOfTwoBytesAlone) {
        return said.stream()
                .filter(charset -> !charset.equals(StandardCharsets.US_ASCII))
                .takeWhile(charset -> KnownCharsets.isEscaped(charset)
                        || (lettersOfTwoBytesAlone && KnownCharsets.isEastAsian(charset)))
                .toList();
    }

    /** As UTF-8 would have it. */
    private static boolean hasLettersOfTwoBytesAlone(byte[] message) {
        boolean hasLetters = false;
        for (byte each : message) {
            int code = Byte.toUnsignedInt(each);
            if (code >= FIRST_OF_THREE_BYTES) {
                return false;
            }
            hasLetters |= code > LAST_OF_ASCII;
        }
        return hasLetters;
    }

    /**
     * The same for the bytes of an escape sequence ({@code \XC3A9\}): what is declared comes first, because a message whose
     * other letters are ASCII is UTF-8 in any case.
     */
    public List<Charset> forEscapeSequences(List<String> names) {
        return always == null ? ordered(said(names), List.of()) : alwaysRead(always);
    }

    private static List<Charset> alwaysRead(Charset always) {
        return KnownCharsets.isEscaped(always) ? List.of(always, KnownCharsets.KATAKANA) : List.of(always);
    }

    private List<Charset> ordered(List<Charset> first, List<Charset> afterUtf8) {
        return Stream.of(
                        first.stream(),
                        Stream.of(StandardCharsets.UTF_8),
                        afterUtf8.stream(),
                        katakana(first),
                        Stream.ofNullable(otherwise))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** Who declares a set of Japan may send seven bits with escape sequences, or eight. */
    private static Stream<Charset> katakana(List<Charset> said) {
        return said.stream().filter(KnownCharsets::isEscaped).map(_ -> KnownCharsets.KATAKANA);
    }

    /**
     * Sets in the order in which they are to be tried. {@code 8859/1~ISO IR87}: the first repetition is the set of the
     * message, the others are those that escape sequences change to, and these read the first one's ASCII too.
     */
    private List<Charset> said(List<String> names) {
        if (!heedsDeclared()) {
            return List.of();
        }
        List<Charset> named = names.stream()
                .limit(MOST_NAMES)
                .map(KnownCharsets::named)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_SETS)
                .toList();
        List<Charset> said =
                new ArrayList<>(named.stream().filter(KnownCharsets::isEscaped).toList());
        for (Charset each : named) {
            if (each.equals(StandardCharsets.ISO_8859_1) && latin1 != null) {
                said.add(latin1);
            }
            said.add(each);
        }
        return said.stream().distinct().toList();
    }
}
