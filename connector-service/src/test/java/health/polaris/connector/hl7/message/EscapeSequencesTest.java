package health.polaris.connector.hl7.message;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeSequencesTest {

    private static final EncodingCharacters USUAL = EncodingCharacters.defaultInstance();

    /** CR is shown as {@code ¶} and a blank as {@code _}. */
    @ParameterizedTest
    @CsvSource({
        "FINCH\\T\\LARK, FINCH&LARK",
        "\\F\\\\S\\\\T\\\\R\\\\E\\, |^&~\\",
        "\\X41\\\\X6263\\, Abc",
        "\\XC3A9\\, Ã©",
        "a\\.br\\b, a¶b",
        "a\\.sp\\b\\.ce\\c, a¶b¶c",
        "a\\.sp3\\b, a¶¶¶b",
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
        assertThat(EscapeSequences.unescape(text, USUAL).replace('\r', '¶').replace(' ', '_'))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "|^~\\&", "a\rb", "\\X|\\", "\\.br|\\", "é😀"})
    void escapesSoThatNothingSeparatesAndReadingGivesItBack(String text) {
        String escaped = EscapeSequences.escape(text, USUAL);
        assertThat(escaped).doesNotContain("|", "^", "~", "&", "\r", "\n");
        assertThat(EscapeSequences.unescape(escaped, USUAL)).isEqualTo(text);
    }
}
