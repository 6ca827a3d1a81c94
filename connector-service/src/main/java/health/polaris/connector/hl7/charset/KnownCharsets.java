package health.polaris.connector.hl7.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Character sets by the names that senders really write: those of HL7 table 0211, and what is meant by others. Capitals,
 * blanks and punctuation do not count: {@code UNICODE UTF-8}, {@code utf8} and {@code UTF-8} are one.
 */
public final class KnownCharsets {

    /** Changes between its sets by escape sequences of seven bits ({@code ESC $ B}). */
    private static final Charset JAPANESE = Charset.forName("ISO-2022-JP-2");

    /** Katakana of half width by the eighth bit; Java's has the separators of ASCII where Japan has a yen sign and an overline. */
    static final Charset KATAKANA = Charset.forName("JIS_X0201");

    private static final Charset BIG_5 = Charset.forName("Big5");
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Charset KOREAN = Charset.forName("EUC-KR");
    private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");

    /** What systems of Windows write under the name of the standard has some letters more, of names among them: 髙, ①, 똠. */
    private static final Map<Charset, Charset> AS_WINDOWS_HAS_IT = Map.of(
            JAPANESE, Charset.forName("x-windows-50221"),
            KOREAN, Charset.forName("x-windows-949"),
            SHIFT_JIS, Charset.forName("windows-31j"));

    /**
     * Sets of several bytes a letter, whose second byte may be what ASCII has for a separator: 院, the end of "hospital", is
     * {@code B0 7C} in Big5.
     */
    public static final List<Charset> WITH_SEPARATORS_INSIDE = List.of(JAPANESE, BIG_5, CHINESE, SHIFT_JIS);

    /** For the sender of another name. */
    public static final List<String> NAMES = List.of(
            "ASCII",
            "8859/1 to 8859/9, 8859/13, 8859/15",
            "UNICODE UTF-8",
            "UNICODE UTF-16",
            "WINDOWS-1250 to WINDOWS-1258",
            "GB 18030-2000",
            "BIG-5",
            "CNS 11643-1992",
            "KS X 1001",
            "ISO IR6",
            "ISO IR14",
            "ISO IR87",
            "ISO IR159",
            "ISO_IR 100 and the others of DICOM",
            "JAS2020",
            "JIS X 0202",
            "ISO-2022-JP",
            "SHIFT_JIS");

    private static final byte ESCAPE = 0x1B;

    private static final Pattern PUNCTUATION = Pattern.compile("[^A-Z0-9]");
    private static final Pattern ISO_8859 = Pattern.compile("(?:ISO)?8859(1[0-6]|[1-9])");
    /**
     * Registered numbers, as DICOM writes them ({@code ISO_IR 144}). Under {@code ISO 2022 IR 149} escape sequences change the
     * set, which are known of the Japanese ones alone ({@code ISO 2022 IR 87}).
     */
    private static final Pattern REGISTERED =
            Pattern.compile("ISO(?:IR(?=\\d)|2022IR(?=(?:6|13|14|87|159)$))(\\d{1,3})");

    private static final Pattern WINDOWS = Pattern.compile("(?:WINDOWS|WIN|CP|ANSI)(125[0-8])");
    private static final String SEPARATORS = "MSH|^~\\&\r";

    private static final Map<String, Charset> OTHERS = Map.ofEntries(
            Map.entry("ASCII", StandardCharsets.US_ASCII),
            Map.entry("USASCII", StandardCharsets.US_ASCII),
            Map.entry("LATIN1", StandardCharsets.ISO_8859_1),
            Map.entry("UTF8", StandardCharsets.UTF_8),
            Map.entry("UNICODEUTF8", StandardCharsets.UTF_8),
            Map.entry("UNICODE", StandardCharsets.UTF_8),
            Map.entry("UTF16", StandardCharsets.UTF_16),
            Map.entry("UNICODEUTF16", StandardCharsets.UTF_16),
            Map.entry("GB180302000", CHINESE),
            Map.entry("GB18030", CHINESE),
            Map.entry("GB2312", CHINESE),
            Map.entry("GBK", CHINESE),
            Map.entry("BIG5", BIG_5),
            Map.entry("CNS116431992", Charset.forName("x-EUC-TW")),
            Map.entry("KSX1001", KOREAN),
            Map.entry("KSC5601", KOREAN),
            Map.entry("JAS2020", JAPANESE),
            Map.entry("JISX0202", JAPANESE),
            Map.entry("ISO2022JP", JAPANESE));

    private static final Map<String, Charset> BY_NUMBER = Map.ofEntries(
            Map.entry("6", StandardCharsets.US_ASCII),
            Map.entry("13", JAPANESE),
            Map.entry("14", JAPANESE),
            Map.entry("58", CHINESE),
            Map.entry("87", JAPANESE),
            Map.entry("100", StandardCharsets.ISO_8859_1),
            Map.entry("101", Charset.forName("ISO-8859-2")),
            Map.entry("109", Charset.forName("ISO-8859-3")),
            Map.entry("110", Charset.forName("ISO-8859-4")),
            Map.entry("126", Charset.forName("ISO-8859-7")),
            Map.entry("127", Charset.forName("ISO-8859-6")),
            Map.entry("138", Charset.forName("ISO-8859-8")),
            Map.entry("144", Charset.forName("ISO-8859-5")),
            Map.entry("148", Charset.forName("ISO-8859-9")),
            Map.entry("149", KOREAN),
            Map.entry("159", JAPANESE),
            Map.entry("192", StandardCharsets.UTF_8),
            Map.entry("203", Charset.forName("ISO-8859-15")));

    private KnownCharsets() {}

    /** The set of a name; empty when it is not known. */
    public static Optional<Charset> named(String name) {
        String key = PUNCTUATION.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("");
        return Optional.ofNullable(OTHERS.get(key))
                .or(() -> numbered(ISO_8859.matcher(key), "ISO-8859-"))
                .or(() -> registered(REGISTERED.matcher(key)))
                .or(() -> numbered(WINDOWS.matcher(key), "windows-"))
                .or(() -> supported(name.strip()).filter(KnownCharsets::isLikeAscii));
    }

    private static Optional<Charset> numbered(Matcher matcher, String family) {
        return matcher.matches() ? supported(family + matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> registered(Matcher matcher) {
        return matcher.matches() ? Optional.ofNullable(BY_NUMBER.get(matcher.group(1))) : Optional.empty();
    }

    private static Optional<Charset> supported(String name) {
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalCharsetNameException noName) {
            return Optional.empty();
        }
    }

    /** Whether the separators of HL7 are where ASCII has them. */
    public static boolean isLikeAscii(Charset charset) {
        return charset.canEncode()
                && Arrays.equals(SEPARATORS.getBytes(charset), SEPARATORS.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether text in it is bytes of ASCII with escape sequences, which UTF-8 would read as they are. */
    public static boolean isEscaped(Charset charset) {
        return charset.equals(JAPANESE);
    }

    /** Whether it has thousands of letters, each of several bytes but those of ASCII; Unicode is not meant. */
    static boolean isEastAsian(Charset charset) {
        return !charset.equals(StandardCharsets.UTF_8) && charset.newEncoder().maxBytesPerChar() > 1;
    }

    /** The text; empty when the bytes are not valid in this set. */
    public static Optional<String> decode(byte[] bytes, Charset charset) {
        if (charset.equals(KATAKANA)) {
            return decode(KatakanaBytes.inSevenBits(bytes), JAPANESE);
        }
        byte[] read = isEscaped(charset) ? withAsciiForRoman(bytes) : bytes;
        return decodeStrictly(read, charset)
                .or(() -> Optional.ofNullable(AS_WINDOWS_HAS_IT.get(charset))
                        .flatMap(wider -> decodeStrictly(read, wider)));
    }

    private static Optional<String> decodeStrictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notInThisCharacterSet) {
            return Optional.empty();
        }
    }

    /**
     * {@code ESC ( J} changes to Japan's ASCII, in which the escape character is a yen sign and the repetition separator an
     * overline. Who ends kanji by it means the separators all the same.
     */
    private static byte[] withAsciiForRoman(byte[] bytes) {
        byte[] read = bytes.clone();
        for (int index = 0; index + 2 < bytes.length; index++) {
            if (bytes[index] == ESCAPE && bytes[index + 1] == '(' && bytes[index + 2] == 'J') {
                read[index + 2] = 'B';
            }
        }
        return read;
    }
}
