package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.visit;
import static health.polaris.connector.hl7.adt.ReadByProfile.fact;
import static health.polaris.connector.hl7.adt.ReadByProfile.interpretation;
import static health.polaris.connector.hl7.adt.ReadByProfile.move;
import static health.polaris.connector.hl7.adt.ReadByProfile.persons;
import static health.polaris.connector.hl7.adt.ReadByProfile.rules;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.acknowledgement.WarningReason;
import health.polaris.connector.hl7.fact.NumberSaid;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.Said;
import health.polaris.connector.hl7.fact.VisitSaid;
import health.polaris.connector.hl7.fact.WarningSaid;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stay is found by its number alone: where it is looked for, and what is said when it is missing. */
class VisitNumbersTest {

    private static final String PATIENT = "PID|1||A^^^^MRN|||||||||||||||";
    private static final String NO_NUMBER = "encounter_id_missing";

    private static final ReadingRules ELSEWHERE = rules(
            List.of(),
            List.of(),
            List.of(
                    move("PID-18.1", "PV1-19.1", false),
                    move("ZPV-3", "PV1-19.1", false),
                    move("EVN-6", "PV1-44", false)));

    private static List<String> warnings(String trigger, String... segments) {
        return fact(RULES, trigger, segments).warnings().stream()
                .map(WarningSaid::code)
                .toList();
    }

    private static VisitSaid stay(PersonSaid person) {
        return Objects.requireNonNull(person.visit());
    }

    private static Refusal refusal(ReadingRules rules, String trigger, String... segments) {
        return ((AdtInterpretation.Refused) interpretation(rules, trigger, segments)).refusal();
    }

    /** A discharge and what takes something back do without PV1-44, so that nothing else says that it is applied to nobody. */
    @ParameterizedTest
    @ValueSource(
            strings = {"A02", "A03", "A08", "A09", "A11", "A12", "A13", "A16", "A23", "A25", "A27", "A32", "A38", "A52"
            })
    void aStayWithoutNumberIsWarnedOf(String trigger) {
        assertThat(warnings(trigger, PATIENT, visit("2", "I", "3", "W"))).contains(NO_NUMBER);
        assertThat(warnings(trigger, PATIENT + "V1", visit("2", "I", "3", "W", "19", "\"\"")))
                .contains(NO_NUMBER);
        assertThat(warnings(trigger, PATIENT, visit("2", "I", "3", "W", "19", "V1")))
                .doesNotContain(NO_NUMBER);
    }

    @Test
    void whereThereIsNoStayThereIsNoWarning() {
        assertThat(warnings("A03", PATIENT)).doesNotContain(NO_NUMBER);
        assertThat(warnings("A03", PATIENT, visit("2", "N"))).doesNotContain(NO_NUMBER);
        assertThat(warnings("A31", PATIENT, visit("2", "I", "3", "W"))).isEmpty();
    }

    @Test
    void eachStayOfTheMessageIsLookedAt() {
        AdtInterpretation read = interpretation(
                RULES,
                "A17",
                PATIENT,
                visit("2", "I", "3", "W^B^1", "19", "V1"),
                "PID|2||B^^^^MRN",
                visit("2", "I", "3", "W^B^2"));

        assertThat(((AdtInterpretation.Understood) read).warnings())
                .filteredOn(warning -> warning.reason() == WarningReason.ENCOUNTER_ID_MISSING)
                .extracting(Warning::place)
                .extracting(place -> place + " of " + place.sequence())
                .containsExactly("PV1-19.1 of 2");
    }

    /** The number that the visit gets stands where those of all other events do; when it began it does not say. */
    @ParameterizedTest
    @ValueSource(strings = {"A45", "A50"})
    void theNewNumberOfAVisitIsReadWhereTheProfileSays(String trigger) {
        String[] byAccount = {"EVN|A50|20240312||||20240301", PATIENT + "V2", "MRG|A^^^^MRN||||V1", visit("2", "I")};
        String[] byZSegment = {
            "EVN|A50|20240312||||20240301", PATIENT, "MRG|A^^^^MRN||||V1", visit("2", "I"), "ZPV|1||V2"
        };
        for (String[] segments : List.of(byAccount, byZSegment)) {
            PersonSaid person = persons(ELSEWHERE, trigger, segments).getFirst();

            assertThat(stay(person).number()).isEqualTo(new NumberSaid("", "V2"));
            assertThat(stay(person).admittedAt()).isEqualTo(Said.absent());
            assertThat(Objects.requireNonNull(person.merge()).visit()).isEqualTo(new NumberSaid("", "V1"));
        }
        assertThat(stay(persons(ELSEWHERE, trigger, PATIENT + "V2", "MRG|A^^^^MRN||||V1", visit("19", "V3"))
                                .getFirst())
                        .number())
                .isEqualTo(new NumberSaid("", "V3"));
    }

    /** PID-18 and MRG-3 name an account, each its own: a number in PV1-19 would hide both. */
    @ParameterizedTest
    @ValueSource(strings = {"A43", "A44"})
    void aMovedAccountStaysAnAccount(String trigger) {
        PersonSaid person = persons(ELSEWHERE, trigger, PATIENT + "V2", "MRG|B^^^^MRN||V1", visit("2", "I"))
                .getFirst();

        assertThat(stay(person).number()).isNull();
        assertThat(stay(person).account()).isEqualTo(new NumberSaid("", "V2"));
    }

    /** ERR-7 names the places that were looked at, and no others. */
    @ParameterizedTest
    @CsvSource({"A45, true", "A50, true", "A44, false"})
    void aMoveOfNothingSaysWhereTheNumberIsReadFrom(String trigger, boolean elsewhere) {
        Refusal refusal = refusal(ELSEWHERE, trigger, PATIENT, "MRG|B^^^^MRN", visit("2", "I"));

        assertThat(refusal.text()).isEqualTo("HL7 message moves a visit or an account but names none");
        assertThat(refusal.remedy().contains("it is read from PID-18.1, ZPV-3 too"))
                .isEqualTo(elsewhere);
    }
}
