package health.polaris.connector.hl7.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ¶} stands for CR, {@code ¬} for LF. */
class LineEndsTest {

    private static MessageText text(String shown) {
        return MessageText.of(shown.replace('¶', '\r').replace('¬', '\n')).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "MSH|^~\\&|A¶PID|1||5|a¬b|x¶, a¬b",
        "MSH|^~\\&|A¶¬PID|1||5|a¬b|x¶¬, a¬b",
        "MSH|^~\\&|A¶PID|1||5|a¬¬b|x¶, a¬¬b",
        "MSH|^~\\&|A¶PID|1||5|a¬USA|x¶, a¬USA",
        "MSH|^~\\&|A¶PID|1||5|a¬OX1 1AA|x¶, a¬OX1 1AA",
        "MSH|^~\\&|A¬PID|1||5|a|x¬, a",
        "MSH|^~\\&|A¶¬PID|1||5|a|x¶¬, a",
        "MSH|^~\\&|A¶¶ ¶PID|1||5|a|x¶, a",
        "MSH|^~\\&|A¬¶PID|1||5|a|x¬¶, a",
        "MSH|^~\\&|A¬B|C¶PID|1||5|a¬b|x¶, a¬b",
        "MSH|^~\\&|A¬B¶¬PID|1||5|a|x¶¬, a",
        "MSH|^~\\&|A¬ABC|C¶PID|1||5|a¬b|x¶, a¬b",
        "MSH|^~\\&|A¬PID|1||5|a|x¶ZZZ|1, a",
        "MSH|^~\\&|A¬¬ZPI|1¬PID|1||5|a|x¶ZZZ|1, a",
    })
    void lineFeedsAreTextWhereCarriageReturnsEndSegments(String shown, String field) {
        MessageText text = text(shown);
        assertThat(text.tornLine()).isEmpty();
        assertThat(text.segment("PID").orElseThrow().field(4).replace('\n', '¬'))
                .isEqualTo(field);
        assertThat(text.segment("PID").orElseThrow().field(5)).isEqualTo("x");
    }

    /** The bytes are looked at for MSH-3, MSH-4 and MSH-18 before there is a text. */
    @ParameterizedTest
    @CsvSource({
        "MSH|^~\\&|A|F¬G|B¶PID|1, F¬G, B",
        "MSH|^~\\&|A|F|B¬PID|1¶PV1|1, F, B",
        "MSH|^~\\&|A|F|B¬PID|1¬PV1|1, F, B",
        "MSH|^~\\&|A|F|B¬¶PID|1, F, B",
        "MSH|^~\\&|A|F|B, F, B",
    })
    void theHeaderOfBytesEndsWhereThatOfTheTextDoes(String shown, String facility, String receiver) {
        byte[] bytes = shown.replace('¶', '\r').replace('¬', '\n').getBytes(StandardCharsets.ISO_8859_1);
        RawSegment header = RawSegment.headerOf(bytes).orElseThrow();
        assertThat(header.field(4).replace('\n', '¬')).isEqualTo(facility);
        assertThat(header.field(5)).isEqualTo(receiver);
        assertThat(header).isEqualTo(text(shown).header());
    }

    @ParameterizedTest
    @CsvSource({
        "MSH|^~\\&|A¶PID|1¶PV1|a¶|b, PV1, 1",
        "MSH|^~\\&|A¶PID|1¶OBX|a¶OBX|b¶c|d¶PV1|1, OBX, 2",
        "MSH|^~\\&|A¶PID|1¶ PV1|a, PID, 1",
        "MSH|^~\\&|A¶PID|1¶PV1X|a, PID, 1",
        "MSH|^~\\&|A¶text¶PID|1, MSH, 1",
        "MSH|^~\\&|A¬PID|1|12 Mill Lane¬Oxford|x¬PV1|1, PID, 1",
        "MSH|^~\\&|A¶PID|1¬PV1|1¶, PID, 1",
        "MSH|^~\\&|A¶PID|1¬ZPI|1¶, PID, 1",
    })
    void aLineThatIsNoSegmentIsFound(String shown, String segment, int sequence) {
        assertThat(text(shown).tornLine()).contains(new TornLine(segment, sequence));
    }

    @ParameterizedTest
    @CsvSource({
        "MSH|^~\\&|A¶PID|1¶PV1¶ZZZ¶",
        "MSH|^~\\&|A¶PID|1¶ZB1|x¶123|y",
        "MSH|^~\\&|A¶PID|1¶MSH|^~\\&|B¶no segment",
    })
    void namesAloneAndSegmentsOfSomebodysOwnAreSegments(String shown) {
        assertThat(text(shown).tornLine()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MSH|^~\\&|A¶PID|1¶MSH|^~\\&|B¶PV1|1¶, false", "MSH|^~\\&|A¶PID|1¶PV1|1¶MSH|^~\\&|B, true"})
    void whatFollowsASecondHeaderIsNotRead(String shown, boolean read) {
        assertThat(text(shown).segment("PV1").isPresent()).isEqualTo(read);
    }
}
