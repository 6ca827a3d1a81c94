package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.NOW;
import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.header;
import static health.polaris.connector.hl7.adt.ReadByProfile.interpretation;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.RefusalReason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ERR-2 says which of the segments of a name is meant: a fault of the second person is not looked for in the first. */
class WhichSegmentTest {

    private static final String HEADER = "MSH|^~\\&|A|B|C|D|20240312081530||ADT^A17|7|P|2.5\r";
    private static final String VISIT = "PV1||I|W^B^1||||||||||||||||";

    private static List<String> places(String trigger, String... segments) {
        AdtInterpretation read = interpretation(RULES, trigger, segments);
        Acknowledgement answer = switch (read) {
            case AdtInterpretation.Refused(var refusal) -> Acknowledgement.refusing(header(HEADER), refusal, NOW);
            case AdtInterpretation.Understood adt -> Acknowledgement.accepting(header(HEADER), adt.warnings(), NOW);
        };
        return Arrays.stream(answer.text().split("\r"))
                .filter(line -> line.startsWith("ERR"))
                .map(line -> line.split("\\|")[2])
                .toList();
    }

    @Test
    void ofAWarningOfThePatient() {
        assertThat(places(
                        "A17",
                        "PID|||A^^^^MRN||||19660100",
                        VISIT + "E-1",
                        "PID|||B^^^^MRN~9^^^^NHS||||19660100",
                        VISIT + "E-2"))
                .containsExactly("PID^1^7", "PID^2^3", "PID^2^7");
    }

    @Test
    void ofARefusalOfTheVisit() {
        String admitted = "|".repeat(25) + "YESTERDAY";

        assertThat(places("A17", "PID|||A^^^^MRN", VISIT + "E-1", "PID|||B^^^^MRN", VISIT + "E-2" + admitted))
                .containsExactly("PV1^2^44");
        assertThat(places("A17", "PID|||A^^^^MRN", VISIT + "E-1", "PID|||B^^^^MRN", "PV1||PREADMIT|W"))
                .containsExactly("PV1^2^2");
    }

    @Test
    void ofARefusalOfThePatient() {
        assertThat(places("A40", "PID|||A^^^^MRN", "MRG|C^^^^MRN", "PID|||B", "MRG|D^^^^MRN"))
                .containsExactly("PID^2^3");
    }

    /** A merge without number behind the same PID: the second MRG of the message. Nothing is done of such a message. */
    @ParameterizedTest
    @ValueSource(strings = {"MRG|D", "MRG|D^^^^PI", "MRG|1234567890^^^^NHS", "MRG|\"\"^^^^MRN", "MRG|"})
    void ofSeveralMergesOfWhichOneNamesNobody(String merge) {
        assertThat(interpretation(RULES, "A40", "PID|||A^^^^MRN", "MRG|C^^^^MRN", merge))
                .isInstanceOfSatisfying(
                        AdtInterpretation.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.MERGE_NAMES_NOBODY));
        assertThat(places("A40", "PID|||A^^^^MRN", "MRG|C^^^^MRN", "PID|||B^^^^MRN", merge))
                .containsExactly("MRG^2^1");
    }

    @Test
    void ofAMergeThatNamesNobody() {
        assertThat(places("A40", "PID|||A^^^^MRN", "MRG|C^^^^MRN", "MRG|D")).containsExactly("MRG^2^1");
    }

    @Test
    void ofAMoveOfNothing() {
        assertThat(places("A44", "PID|||A^^^^MRN", VISIT + "E-1", "PID|||B^^^^MRN", VISIT))
                .containsExactly("PV1^2^19^1^1");
    }

    @Test
    void ofALineThatIsNoSegment() {
        assertThat(places("A17", "PID|||A^^^^MRN", VISIT + "E-1", "PID|||B^^^^MRN", VISIT + "E-2", "|||torn"))
                .containsExactly("PV1^2");
    }
}
