package health.polaris.connector.hl7.escape;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeSequencesTest {

    private static final List<Charset> UTF_8 = List.of(StandardCharsets.UTF_8);

    private static final EncodingCharacters USUAL = EncodingCharacters.defaultInstance();

    /** CR is shown as {@code ¶} and a blank as {@code _}. */
    @ParameterizedTest
    @CsvSource({
        "FINCH\\T\\LARK, FINCH&LARK",
        "\\F\\\\S\\\\T\\\\R\\\\E\\, |^&~\\",
        "\\X41\\\\X6263\\, Abc",
        "\\XC3A9\\, é",
        "\\XE9\\, é",
        "Ren\\XC3\\\\XA9\\e, Renée",
        "\\XE5\\\\XB1\\\\XB1\\\\XE7\\\\X94\\\\XB0\\, 山田",
        "\\XC3A9\\\\XE9\\, éé",
        "\\XC3\\-\\XA9\\, Ã-©",
        "\\XC3\\\\F\\\\XA9\\, Ã|©",
        "\\X41\\\\X00\\\\X42\\, A\\X00\\B",
        "a\\.br\\b, a¶b",
        "a\\.sp\\b\\.ce\\c, a¶b¶c",
        "a\\.sp3\\b, a¶¶¶b",
        "\\.in+4\\a\\.in-4\\b\\.sp+2\\c\\.ti 2\\d, ____ab¶¶c__d",
        "\\.in\\a\\.ti\\b\\.sk\\c, ____a____b_c",
        "\\.fi\\a\\.nf\\b, ab",
        "\\H\\bold\\N\\, bold",
        "\\Q\\a, \\Q\\a",
        "\\\\a, \\\\a",
        "a\\b, a\\b",
        "a\\, a\\",
        "\\X4\\, \\X4\\",
        "\\XZZ\\, \\XZZ\\",
        "\\X\\, \\X\\",
        "\\X4100\\, \\X4100\\",
        "\\.sp99\\, \\.sp99\\",
        "\\.sp999999999\\, \\.sp999999999\\",
        "\\.zz\\, \\.zz\\",
        "C:\\dir\\F\\x, C:\\dir\\F\\x",
        "\\Z01\\\\C2842\\\\P\\, \\Z01\\\\C2842\\\\P\\"
    })
    void unescapes(String text, String meant) {
        assertThat(EscapeSequences.unescape(text, USUAL, UTF_8)
                        .replace('\r', '¶')
                        .replace(' ', '_'))
                .isEqualTo(meant);
    }

    /** As hl7apy 1.3.5 writes what it has read: the sequence is meant as text, and nothing of it is lost. */
    @Test
    void readsWhatWasEscapedTwiceOnceOnly() {
        assertThat(EscapeSequences.unescape("one\\E\\.br\\E\\two", USUAL, UTF_8))
                .isEqualTo("one\\.br\\two");
        assertThat(EscapeSequences.unescape("Ren\\E\\XC3A9\\E\\", USUAL, UTF_8)).isEqualTo("Ren\\XC3A9\\");
    }

    @Test
    void readsBytesInTheCharacterSetOfTheMessage() {
        assertThat(EscapeSequences.unescape("\\XC3A9\\", USUAL, List.of(StandardCharsets.ISO_8859_1)))
                .isEqualTo("Ã©");
        assertThat(EscapeSequences.unescape("\\X8E\\\\XA9\\", USUAL, List.of(Charset.forName("GB18030"))))
                .isEqualTo("帺");
        assertThat(EscapeSequences.unescape("\\X80\\", USUAL, List.of(Charset.forName("windows-1252"))))
                .isEqualTo("€");
        assertThat(EscapeSequences.unescape(
                        "\\XC3A9\\", USUAL, List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_8)))
                .isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "|^~\\&", "a\rb", "\\X|\\", "\\.br|\\", "é😀"})
    void escapesSoThatNothingSeparatesAndReadingGivesItBack(String text) {
        String escaped = EscapeSequences.escape(text, USUAL);
        assertThat(escaped).doesNotContain("|", "^", "~", "&", "\r", "\n");
        assertThat(EscapeSequences.unescape(escaped, USUAL, UTF_8)).isEqualTo(text);
    }
}
