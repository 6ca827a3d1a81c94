package health.polaris.connector.hl7.message;

import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.field;
import static health.polaris.connector.hl7.MessagesForTests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import health.polaris.connector.hl7.adt.AdtValidation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7MessageTest {

    private static final Duration QUICKLY = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "MSH",
                "MSH|",
                "MSH\r|^",
                "MSH|\rPID|",
                "PID|1",
                "msh|^~\\&",
                "FHS|^~\\&\rMSH|^~\\&",
                "<xml/>"
            })
    void isNotHl7WithoutHeaderAndSeparators(String text) {
        assertThat(Hl7Message.read(text)).isEmpty();
    }

    @Test
    void isNotHl7WhenHalfOfASurrogatePairShouldSeparate() {
        assertThat(Hl7Message.read("MSH😀^~\\&|A")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\r%s\r",
                "%s\n%s\n",
                "%s\r\n%s\r\n",
                "\u000b%s\r%s\r\u001c\r",
                "\n  %s\r%s",
                "%s\r\r \r%s",
                "%s\r\n\r\n%s"
            })
    void toleratesEveryLineEndBlankLinesAndMllpBytes(String layout) {
        Hl7Message message = read(layout.formatted("MSH|^~\\&|A|B|C|D|||ADT^A01|7", "PID|1||5^^^^MRN"));
        assertThat(message.controlId()).isEqualTo("7");
        assertThat(message.segment("PID")).map(pid -> pid.field(3).component(5)).contains("MRN");
    }

    @Test
    void readsWithTheSeparatorsOfTheMessage() {
        Hl7Message message = read("MSH$*!?@$A$B$C$D$$$ADT*A01$7\rPID$1$$5*x@y***MRN!6*?S?*?T??R??F??E?");
        Field identifiers = message.segment("PID").orElseThrow().field(3);
        assertThat(identifiers.component(1)).isEqualTo("5");
        assertThat(identifiers.component(2)).isEqualTo("x");
        assertThat(identifiers.component(5)).isEqualTo("MRN");
        Iterable<Field> repetitions = identifiers.repetitions();
        assertThat(repetitions)
                .hasSize(2)
                .last()
                .extracting(last -> last.component(2))
                .isEqualTo("*");
        assertThat(repetitions).last().extracting(last -> last.component(3)).isEqualTo("@!$?");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        MSH|^,      |^~\\&
        MSH||,      |^~\\&
        MSH|*!,     |*!\\&
        MSH|^~\\&#, |^~\\&
        MSH|^~\\\\&,|^~\\&
        """)
    void completesSeparators(String header, String meant) {
        EncodingCharacters separators = read(header).text().header().separators();
        assertThat("" + separators.getFieldSeparator()
                        + separators.getComponentSeparator()
                        + separators.getRepetitionSeparator()
                        + separators.getEscapeCharacter()
                        + separators.getSubcomponentSeparator())
                .isEqualTo(meant);
    }

    @Test
    void theFirstSegmentOfANameWins() {
        Hl7Message message = read("MSH|^~\\&|A\rPID\rPIDX|0\rPID|1\rPID|2\rMSH|^~\\&|B");
        assertThat(message.segment("PID")).map(pid -> pid.field(1).component(1)).contains("1");
        assertThat(message.text().segment("PID")).map(RawSegment::line).contains("PID|1");
        assertThat(message.sender()).isEqualTo("A|");
        assertThat(message.segment("PV1")).isEmpty();
    }

    @Test
    void missingHeaderFieldsAreEmpty() {
        Hl7Message message = read("MSH|^~\\&|A");
        assertThat(message.messageType()).isEmpty();
        assertThat(message.controlId()).isNull();
        assertThat(message.header().field(12).raw()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', ", "'\"\"', ", "'^', ", "A^B, A", "A\\T\\B, A&B", "' A ^ ', A", "A\\E\\, A\\"})
    void controlIdIsTheUnescapedFirstComponentOrNone(String msh10, @Nullable String controlId) {
        assertThat(read("MSH|^~\\&||||||||" + msh10).controlId()).isEqualTo(controlId);
    }

    @Test
    void senderIsAsReceived() {
        assertThat(read("MSH|^~\\&|A^1\\T\\|B^2").sender()).isEqualTo("A^1\\T\\|B^2");
    }

    /** The table of the three kinds of nothing; {@code -} is null. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        ``,          ``,     -,     -
        WARD 8,      WARD 8, -,     -
        WARD 8^BAY 1,WARD 8, BAY 1, ``
        WARD 8^^,    WARD 8, ``,    ``
        WARD 8^""^"",WARD 8, -,     -
        ""^BAY,      -,      BAY,   ``
        "",          -,      -,     -
        A&B^C&D,     A,      C,     ``
        ""&B^C,      -,      C,     ``
        A"",         A"",    -,     -
        ""x,         ""x,    -,     -
        A~B^C,       A,      -,     -
        """)
    void tellsThreeKindsOfNothingApart(String raw, String first, String second, String third) {
        Field field = field(raw);
        assertThat(shown(field.component(1))).isEqualTo(first);
        assertThat(shown(field.component(2))).isEqualTo(second);
        assertThat(shown(field.component(3))).isEqualTo(third);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "-" : value;
    }

    @Test
    void readsHostileSizesQuickly() {
        String header = "MSH|^~\\&|A|B|C|D|20240312081530||ADT^A01|7|P|2.4\r";
        String[] hostile = {
            header + "ZZZ|1\r".repeat(700_000) + "PID|1||5^^^^MRN",
            header + "PID|1||" + "1^^^^X~".repeat(600_000) + "5^^^^MRN",
            header + "PID|1||5^^^" + "&".repeat(4_000_000) + "^MRN" + "^".repeat(4_000_000),
            header + "PID|1||5\\.sp40\\^^^^MRN||" + "\\.sp40\\".repeat(500_000) + "^" + "\\".repeat(1_000_000),
            header + "\r".repeat(4_000_000) + "PID|1||5^^^^MRN" + "|".repeat(1_000_000),
            header + "PID|1||5^^^^MRN||" + "\\X" + "00".repeat(2_000_000) + "\\"
        };
        for (String text : hostile) {
            Optional<Hl7Message> message = assertTimeoutPreemptively(QUICKLY, () -> Hl7Message.read(text));
            assertThat(assertTimeoutPreemptively(QUICKLY, () -> AdtValidation.of(message.orElseThrow(), RULES)))
                    .isInstanceOf(AdtValidation.Valid.class);
        }
    }

    @Test
    void survivesSeparatorsThatAreAllTheSame() {
        Hl7Message message = read("MSH||||||||||||\rPID||||||");
        assertThat(AdtValidation.of(message, RULES)).isInstanceOf(AdtValidation.Refused.class);
        assertThat(message.header().field(9).component(2)).isNull();
    }
}
