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
            "ISO-2022-JP",
            "SHIFT_JIS");

    private static final Pattern PUNCTUATION = Pattern.compile("[^A-Z0-9]");
    private static final Pattern ISO_8859 = Pattern.compile("(?:ISO)?8859(1[0-6]|[1-9])");
    private static final Pattern WINDOWS = Pattern.compile("(?:WINDOWS|WIN|CP|ANSI)(125[0-8])");
    private static final String SEPARATORS = "MSH|^~\\&\r";

    private static final Map<String, Charset> OTHERS = Map.ofEntries(
            Map.entry("ASCII", StandardCharsets.US_ASCII),
            Map.entry("USASCII", StandardCharsets.US_ASCII),
            Map.entry("ISOIR6", StandardCharsets.US_ASCII),
            Map.entry("LATIN1", StandardCharsets.ISO_8859_1),
            Map.entry("ISOIR100", StandardCharsets.ISO_8859_1),
            Map.entry("UTF8", StandardCharsets.UTF_8),
            Map.entry("UNICODEUTF8", StandardCharsets.UTF_8),
            Map.entry("ISOIR192", StandardCharsets.UTF_8),
            Map.entry("UNICODE", StandardCharsets.UTF_8),
            Map.entry("UTF16", StandardCharsets.UTF_16),
            Map.entry("UNICODEUTF16", StandardCharsets.UTF_16),
            Map.entry("GB180302000", Charset.forName("GB18030")),
            Map.entry("GB18030", Charset.forName("GB18030")),
            Map.entry("GB2312", Charset.forName("GB18030")),
            Map.entry("GBK", Charset.forName("GB18030")),
            Map.entry("BIG5", Charset.forName("Big5")),
            Map.entry("CNS116431992", Charset.forName("x-EUC-TW")),
            Map.entry("KSX1001", Charset.forName("EUC-KR")),
            Map.entry("KSC5601", Charset.forName("EUC-KR")),
            Map.entry("ISOIR149", Charset.forName("EUC-KR")),
            Map.entry("ISOIR14", JAPANESE),
            Map.entry("ISOIR87", JAPANESE),
            Map.entry("ISOIR159", JAPANESE),
            Map.entry("ISO2022JP", JAPANESE));

    private KnownCharsets() {}

    /** The set of a name; empty when it is not known. */
    public static Optional<Charset> named(String name) {
        String key = PUNCTUATION.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("");
        return Optional.ofNullable(OTHERS.get(key))
                .or(() -> numbered(ISO_8859.matcher(key), "ISO-8859-"))
                .or(() -> numbered(WINDOWS.matcher(key), "windows-"))
                .or(() -> supported(name.strip()).filter(KnownCharsets::isLikeAscii));
    }

    private static Optional<Charset> numbered(Matcher matcher, String family) {
        return matcher.matches() ? supported(family + matcher.group(1)) : Optional.empty();
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

    /** The text; empty when the bytes are none in this set. */
    public static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notInThisCharacterSet) {
            return Optional.empty();
        }
    }
}
