package health.polaris.connector.hl7.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.MessagesForTests;
import health.polaris.connector.hl7.message.RawSegment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HL7 v2.5 chapter 2.9.3, with HL7 table 0155. */
class EnhancedModeTest {

    /** taken, refused for its content, refused for its type, not even stored */
    @ParameterizedTest
    @CsvSource({
        "'',   '',   AA,     AE,     AR,     AR",
        "AL,   AL,   CA AA,  CA AE,  CR,     CR",
        "AL,   NE,   CA,     CE,     CR,     CR",
        "AL,   '',   CA,     CE,     CR,     CR",
        "AL,   ER,   CA,     CA AE,  CR,     CR",
        "AL,   SU,   CA AA,  CE,     CR,     CR",
        "NE,   AL,   AA,     AE,     AR,     AR",
        "'',   AL,   AA,     AE,     AR,     AR",
        "NE,   NE,   '',     '',     '',     ''",
        "NE,   ER,   '',     AE,     AR,     AR",
        "NE,   SU,   AA,     '',     '',     ''",
        "ER,   AL,   AA,     AE,     CR,     CR",
        "ER,   NE,   '',     CE,     CR,     CR",
        "ER,   ER,   '',     AE,     CR,     CR",
        "ER,   SU,   AA,     CE,     CR,     CR",
        "SU,   AL,   CA AA,  CA AE,  AR,     AR",
        "SU,   NE,   CA,     '',     '',     ''",
        "SU,   ER,   CA,     CA AE,  AR,     AR",
        "SU,   SU,   CA AA,  '',     '',     ''",
        "XX,   NE,   CA,     CE,     CR,     CR",
        "\"\", \"\", AA,     AE,     AR,     AR",
    })
    void answersAsAskedFor(
            String accept, String application, String taken, String content, String type, String notStored) {
        RawSegment header = MessagesForTests.header("MSH|^~\\&|HUB|STM|POLARIS|STM|20240312||ADT^A28|MC-1|P|2.5|||"
                + accept + "|" + application + "\rPID|1");

        assertThat(codes(Acknowledgement.accepting(header, List.of(), MessagesForTests.NOW), true))
                .isEqualTo(taken);
        assertThat(codes(refusing(header, RefusalReason.PATIENT_MISSING), true)).isEqualTo(content);
        assertThat(codes(refusing(header, RefusalReason.MESSAGE_TYPE), true)).isEqualTo(type);
        assertThat(codes(refusing(header, RefusalReason.TRANSPORT), false)).isEqualTo(notStored);
    }

    private static Acknowledgement refusing(RawSegment header, RefusalReason reason) {
        return Acknowledgement.refusing(header, new Refusal(reason, "text", null, "remedy"), MessagesForTests.NOW);
    }

    private static String codes(Acknowledgement acknowledgement, boolean stored) {
        List<Acknowledgement> answers = EnhancedMode.answers(acknowledgement, stored, MessagesForTests.NOW);
        assertThat(answers).allMatch(answer -> answer.text().contains("|MC-1\r"));
        return String.join(
                " ",
                answers.stream()
                        .map(answer -> Acknowledgement.status(answer.text()).orElseThrow())
                        .toList());
    }
}
