package health.polaris.connector.hl7.body;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.charset.CharacterSetRule.Declared;
import health.polaris.connector.hl7.message.RawSegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownCharsetsTest {

    private static String message(String declared, String name) {
        return "MSH|^~\\&|A|||||||||||||||" + declared + "\rPID|1||5|" + name;
    }

    private static MessageBody read(String declared, String name, String charset, CharacterSetRule rule) {
        return MessageBody.of(message(declared, name).getBytes(Charset.forName(charset)), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "8859/1, Müller, ISO-8859-1",
        "8859-1, Müller, ISO-8859-1",
        "ISO-8859-1, Müller, ISO-8859-1",
        "ISO 8859/1, Müller, ISO-8859-1",
        "iso8859-15, Œuf, ISO-8859-15",
        "WINDOWS-1252, Müller €, windows-1252",
        "CP1252, Müller €, windows-1252",
        "windows-1251, Жук, windows-1251",
        "8859/5, Жук, ISO-8859-5",
        "UTF8, Müller, UTF-8",
        "UTF-8, Müller, UTF-8",
        "UNICODE UTF-8, Müller, UTF-8",
        "GB 18030-2000, 山田, GB18030",
        "BIG-5, 山田, Big5",
        "BIG5, 山田, Big5",
        "KS X 1001, 김철수, EUC-KR",
        "CNS 11643-1992, 山田, x-EUC-TW",
        "KS X 1001, 똠방, x-windows-949",
        "SHIFT_JIS, 髙橋, windows-31j",
        "ISO IR87, 山田^花子, ISO-2022-JP-2",
        "ISO IR87, ①^ﾔﾏﾀﾞ, x-windows-50221",
        "ISO IR13~ISO IR87, 山田^花子, ISO-2022-JP-2",
        "JAS2020, 山田^花子, ISO-2022-JP-2",
        "JIS X 0202, 山田^花子, ISO-2022-JP-2",
        "ISO 2022 IR 6~ISO 2022 IR 87, 山田^花子, ISO-2022-JP-2",
        "ISO_IR 100, Müller, ISO-8859-1",
        "ISO_IR 144, Жук, ISO-8859-5",
        "8859/1^ISO 8859-1^HL70211, Müller, ISO-8859-1",
        "^^HL70211~8859/5^Cyrillic, Жук, ISO-8859-5",
        "~ISO IR87, 山田^花子, ISO-2022-JP-2",
        "ISO IR14~ISO IR87~ISO IR159, 山田^花子, ISO-2022-JP-2",
        "8859/1~ISO IR87, 山田^花子, ISO-2022-JP-2",
        "UNICODE UTF-16, Müller 山田, UTF-16",
        "UNICODE UTF-16, Müller 山田, UTF-16LE",
        "UNICODE UTF-16, Müller 山田, UTF-16BE",
        "UNICODE UTF-8~8859/1, Müller, ISO-8859-1",
    })
    void readsSetsByTheNamesThatSendersWrite(String declared, String name, String charset) {
        assertThat(read(declared, name, charset, CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Decoded(message(declared, name)));
    }

    /** Bytes that are valid in both; the letters of who writes there have three bytes in UTF-8. */
    @ParameterizedTest
    @CsvSource({
        "GB 18030-2000, GB18030, 毛^莫, ë^Ī",
        "GBK, GB18030, 毛^莫, ë^Ī",
        "KS X 1001, EUC-KR, 챘^칭, ë^Ī",
        "~KS X 1001, EUC-KR, 챘^칭, ë^Ī",
        "ASCII~KS X 1001, EUC-KR, 챘^칭, ë^Ī",
        "BIG-5, Big5, 禱^蘆, ë^Ī",
        "CNS 11643-1992, x-EUC-TW, 儿^儿, Ī^Ī",
        "EUC-JP, EUC-JP, 谷^暢, ë^Ī",
        "SHIFT_JIS, windows-31j, ﾃｫ^ﾄｪ, ë^Ī",
    })
    void readsLettersOfTwoBytesByTheSetOfEastAsiaThatIsDeclared(
            String declared, String charset, String name, String inUtf8) {
        byte[] bytes = message(declared, inUtf8).getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, Charset.forName(charset));
        assertThat(text).endsWith("|" + name).doesNotContain("\uFFFD");
        assertThat(MessageBody.of(bytes, CharacterSetRule.CONTRACT)).isEqualTo(new MessageBody.Decoded(text));
    }

    @Test
    void readsANameOfKoreaThatIsValidInUtf8Too() {
        assertThat(read("KS X 1001", "홍^표", "EUC-KR", CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Decoded(message("KS X 1001", "홍^표")));
    }

    /** Who declares such a set and sends UTF-8 is known by a letter of three bytes, or by what no other reading is left for. */
    @ParameterizedTest
    @CsvSource({
        "GB 18030-2000, Renée 毛^莫",
        "KS X 1001, 홍^표",
        "BIG-5, 毛^莫",
        "CNS 11643-1992, 毛^莫",
        "SHIFT_JIS, 髙橋^花子",
        "EUC-JP, 探^槻",
        "UNICODE UTF-8~GB 18030-2000, ë^Ī",
        "8859/1~GB 18030-2000, ë^Ī",
        "8859/1, ë^Ī",
        "WINDOWS-1252, ë^Ī",
        "BIG-5, ×^Ø",
    })
    void readsUtf8OfWhoDeclaresAnotherSet(String declared, String name) {
        assertThat(read(declared, name, "UTF-8", CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Decoded(message(declared, name)));
    }

    /**
     * The second byte of a letter may be what ASCII has for a separator: the end of 醫院, a hospital, in Big5 and 日, the
     * beginning of Japan, in ISO 2022 are {@code |}. Whoever counts fields in these bytes finds no MSH-18.
     */
    @ParameterizedTest
    @CsvSource({
        "BIG-5, 仁愛醫院, Big5",
        "GB 18030-2000, 遠東醫院, GB18030",
        "SHIFT_JIS, 竹田病院, windows-31j",
        "ISO IR87, 朝日病院, ISO-2022-JP-2",
        "~ISO IR87, 日本病院, ISO-2022-JP-2",
    })
    void findsTheDeclarationBehindLettersThatHaveSeparatorsInside(String declared, String hospital, String charset) {
        String text = message(declared, "山田^花子").replace("|A|", "|A|" + hospital);
        byte[] bytes = text.getBytes(Charset.forName(charset));
        assertThat(RawSegment.headerOf(bytes)).hasValueSatisfying(header -> {
            assertThat(header.field(4)).isEqualTo(hospital);
            assertThat(header.field(18)).isEqualTo(declared);
        });
        assertThat(MessageBody.of(bytes, CharacterSetRule.CONTRACT)).isEqualTo(new MessageBody.Decoded(text));
    }

    /** {@code ESC ( J} ends kanji by Japan's ASCII, which has a yen sign for the escape character and an overline for {@code ~}. */
    @Test
    void keepsTheSeparatorsOfWhoGoesBackToJapaneseAscii() {
        String text = message("ISO IR14~ISO IR87", "山田^花子~\\T\\");
        String bytes = new String(text.getBytes(Charset.forName("ISO-2022-JP-2")), StandardCharsets.ISO_8859_1)
                .replace("\u001B(B", "\u001B(J");
        assertThat(bytes).contains("\u001B(J~\\T\\");
        assertThat(MessageBody.of(bytes.getBytes(StandardCharsets.ISO_8859_1), CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Decoded(text));
    }

    /** Half width, by the eighth bit: {@code D4 CF} is ﾔﾏ; the escape and the repetition separator stay what they are in ASCII. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO IR14", "ISO IR13", "ISO_IR 13", "ISO IR14~ISO IR87"})
    void readsKatakanaOfEightBits(String declared) {
        String text = message(declared, "ﾔﾏﾀﾞ^ﾀﾛｳ~\\T\\");
        byte[] bytes = text.getBytes(Charset.forName("JIS_X0201"));
        assertThat(bytes).hasSize(text.length());
        assertThat(MessageBody.of(bytes, CharacterSetRule.CONTRACT)).isEqualTo(new MessageBody.Decoded(text));
    }

    /** As modalities write it: katakana by the eighth bit, kanji in escape sequences. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\u001B)I"})
    void readsKatakanaOfEightBitsBetweenKanji(String announced) {
        String before = message("ISO IR13~ISO IR87", announced);
        String bytes =
                before + "\u00D4\u00CF\u00C0\u00DE^\u00C0\u00DB\u00B3=\u001B$B;3ED\u001B(J^~\u001B$BB@O:\u001B(J";
        assertThat(MessageBody.of(bytes.getBytes(StandardCharsets.ISO_8859_1), CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Decoded(message("ISO IR13~ISO IR87", "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^~太郎")));
    }

    @Test
    void whoDeclaresKatakanaAndSendsUtf8IsReadByIt() {
        assertThat(read("ISO IR14", "Renée ﾔﾏﾀﾞ", "UTF-8", CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Decoded(message("ISO IR14", "Renée ﾔﾏﾀﾞ")));
        assertThat(read("ISO IR14", "Renée", "ISO-8859-1", CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Undecodable(Unreadable.CHARACTER_SET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"KOI9", "8859/99", "8859/x", "8859/1~NONE SUCH", "EBCDIC", "ISO 2022 IR 149", "ISO 2022 IR 100"})
    void refusesUnknownNamesWithTheListOfKnownOnes(String declared) {
        assertThat(read(declared, "Müller", "ISO-8859-1", CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Undecodable(Unreadable.CHARACTER_SET_UNKNOWN));
        assertThat(read(declared, "Müller", "UTF-8", CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Undecodable(Unreadable.CHARACTER_SET_UNKNOWN));
        assertThat(read(declared, "Mueller", "ISO-8859-1", CharacterSetRule.CONTRACT))
                .isInstanceOf(MessageBody.Decoded.class);
        assertThat(Unreadable.CHARACTER_SET_UNKNOWN.message())
                .contains("8859/1")
                .contains("ISO IR87");
    }

    @Test
    void aProfileMayHeedNoDeclarationAndFixTheSet() {
        CharacterSetRule ignore = new CharacterSetRule(Declared.IGNORE, StandardCharsets.ISO_8859_1, null, null);
        assertThat(read("KOI9", "Müller", "ISO-8859-1", ignore))
                .isEqualTo(new MessageBody.Decoded(message("KOI9", "Müller")));
        CharacterSetRule always =
                new CharacterSetRule(Declared.AFTER_UTF_8, null, null, Charset.forName("ISO-2022-JP"));
        assertThat(read("", "山田", "ISO-2022-JP", always)).isEqualTo(new MessageBody.Decoded(message("", "山田")));
    }

    /** UTF-8, the declared sets that are known, and then the fallback; escape sequences of an unknown set nobody reads. */
    @ParameterizedTest
    @ValueSource(strings = {"ANSI", "ISO8859", "Windows", "8859/99", "NONE~NO SUCH"})
    void theFallbackReadsWhatAnUnknownNameLeaves(String declared) {
        CharacterSetRule fallback =
                new CharacterSetRule(Declared.AFTER_UTF_8, Charset.forName("windows-1252"), null, null);
        assertThat(read(declared, "5 \u20AC", "windows-1252", fallback))
                .isEqualTo(new MessageBody.Decoded(message(declared, "5 \u20AC")));
        assertThat(read(declared, "5 \u20AC", "UTF-8", fallback))
                .isEqualTo(new MessageBody.Decoded(message(declared, "5 \u20AC")));
        assertThat(read("8859/1~" + declared, "\u0081\u00E9", "ISO-8859-1", fallback))
                .isEqualTo(new MessageBody.Decoded(message("8859/1~" + declared, "\u0081\u00E9")));
        assertThat(read(declared, "\u5C71\u7530", "ISO-2022-JP", fallback))
                .isEqualTo(new MessageBody.Undecodable(Unreadable.CHARACTER_SET_UNKNOWN));
        assertThat(Unreadable.CHARACTER_SET_UNKNOWN.message()).contains("fallback");
    }

    /** The euro sign of windows-1252 is a control character of Latin-1. */
    @ParameterizedTest
    @EnumSource(names = {"AFTER_UTF_8", "FIRST"})
    void aProfileMaySayThatLatin1IsWindows(Declared declared) {
        CharacterSetRule windows = new CharacterSetRule(declared, null, Charset.forName("windows-1252"), null);
        assertThat(read("8859/1", "5 €", "windows-1252", windows))
                .isEqualTo(new MessageBody.Decoded(message("8859/1", "5 €")));
        assertThat(read("8859/1", "\u0081é", "ISO-8859-1", windows))
                .isEqualTo(new MessageBody.Decoded(message("8859/1", "\u0081é")));
    }
}
