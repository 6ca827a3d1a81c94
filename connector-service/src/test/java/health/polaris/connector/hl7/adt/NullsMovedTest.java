package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.adt.ReadByProfile.interpretation;
import static health.polaris.connector.hl7.adt.ReadByProfile.move;
import static health.polaris.connector.hl7.adt.ReadByProfile.moves;
import static health.polaris.connector.hl7.adt.ReadByProfile.persons;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.Said;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ""} deletes wherever a profile has it stand (contracts/identity.md §4, F1), and nothing that cannot be deleted. */
class NullsMovedTest {

    private static final String VISIT = "PV1||I|W^B^1||||||||||||||||V1";

    private static PersonSaid person(ReadingRules rules, String... segments) {
        return persons(rules, "A08", segments).getFirst();
    }

    private static String patient(String death) {
        return "PID|1||A^^^^MRN||FINCH^ROWAN" + "|".repeat(24) + death;
    }

    @Test
    void aDeathThatIsTakenBackInAZSegmentIsTakenBack() {
        for (boolean always : new boolean[] {true, false}) {
            ReadingRules rules = moves(move("ZPD-2", "PID-29", always));

            assertThat(person(rules, patient(""), VISIT, "ZPD|1|20240310")
                            .details()
                            .dateOfDeath())
                    .isEqualTo(Said.value("2024-03-10"));
            assertThat(person(rules, patient(""), VISIT, "ZPD|1|\"\"").details().dateOfDeath())
                    .isEqualTo(Said.deleted());
            assertThat(person(rules, patient(""), VISIT, "ZPD|1|").details().dateOfDeath())
                    .isEqualTo(Said.absent());
        }
    }

    @Test
    void aDeathThatIsTakenBackIsNotWrittenOver() {
        ReadingRules rules = moves(move("ZPD-2", "PID-29", false));

        assertThat(person(rules, patient("\"\""), VISIT, "ZPD|1|20240310")
                        .details()
                        .dateOfDeath())
                .isEqualTo(Said.deleted());
    }

    @Test
    void dischargeBayAndGivenNameAreDeletedToo() {
        ReadingRules rules =
                moves(move("ZPV-1", "PV1-45", true), move("ZPV-2", "PV1-3.2", true), move("ZPV-3", "PID-5.2", true));
        PersonSaid person = person(rules, patient(""), VISIT + "|".repeat(26) + "20240312", "ZPV|\"\"|\"\"|\"\"");

        assertThat(Objects.requireNonNull(person.visit()).dischargedAt()).isEqualTo(Said.deleted());
        assertThat(Objects.requireNonNull(person.visit()).location().bay()).isEqualTo(Said.deleted());
        assertThat(person.details().givenName()).isEqualTo(Said.deleted());
    }

    /** Over a number, a ward or a family name a null says nothing, and beside one it does not hide the value elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"PID-3.1", "PID-5.1", "PV1-2.1", "PV1-3.1", "PV1-19.1", "PV1-44"})
    void whatNothingDeletesIsKept(String place) {
        String patient = patient("");
        AdtInterpretation without = interpretation(moves(), "A08", patient, VISIT);
        AdtInterpretation with = interpretation(moves(move("ZZZ-1", place, true)), "A08", patient, VISIT, "ZZZ|\"\"");

        assertThat(((AdtInterpretation.Understood) with).fact().persons())
                .isEqualTo(((AdtInterpretation.Understood) without).fact().persons());
    }

    @Test
    void aNullInPlaceOfANumberOrAWardIsFilled() {
        ReadingRules rules = moves(move("ZZZ-1", "PV1-19.1", false), move("ZZZ-2", "PV1-3.1", false));
        PersonSaid person = person(rules, patient(""), "PV1||I|\"\"||||||||||||||||\"\"", "ZZZ|V7|W7");

        assertThat(Objects.requireNonNull(Objects.requireNonNull(person.visit()).number())
                        .value())
                .isEqualTo("V7");
        assertThat(Objects.requireNonNull(person.visit()).location().ward()).isEqualTo(Said.value("W7"));
    }
}
