package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.adt.ReadByProfile.fact;
import static health.polaris.connector.hl7.adt.ReadByProfile.move;
import static health.polaris.connector.hl7.adt.ReadByProfile.moves;
import static health.polaris.connector.hl7.adt.ReadByProfile.persons;
import static health.polaris.connector.hl7.adt.ReadByProfile.rules;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.Said;
import health.polaris.connector.hl7.fact.VisitSaid;
import health.polaris.connector.hl7.message.FieldPath;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Demographics are written to the record of I5 only: what a profile moves inside a message that speaks of several persons
 * stays with the person in whose part it stands (contracts/identity.md §1, I7).
 */
class MovesOfSeveralPersonsTest {

    private static final List<String> MOVING = List.of("A43", "A44", "A45", "A50");
    private static final Said<String> NOTHING = Said.absent();

    private static String visit(String type, String number) {
        return "PV1||" + type + "|W^B^1||||||||||||||||" + number;
    }

    private static List<Said<String>> deaths(List<PersonSaid> persons) {
        return persons.stream().map(person -> person.details().dateOfDeath()).toList();
    }

    private static List<String> visits(List<PersonSaid> persons) {
        return persons.stream()
                .map(PersonSaid::visit)
                .map(visit -> visit == null || visit.number() == null
                        ? ""
                        : Objects.requireNonNull(visit.number()).value())
                .toList();
    }

    /** Each event that may have several PID, with the segments that it needs; only the second person has died. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A17", "A18", "A30", "A34", "A36", "A37", "A39", "A40", "A41", "A43", "A44", "A45", "A47", "A49", "A50"
            })
    void aZSegmentOfTheSecondPersonSaysNothingOfTheFirst(String trigger) {
        ReadingRules rules = moves(move("ZPD-2", "PID-29", true));

        List<PersonSaid> persons = persons(
                rules,
                trigger,
                "PID|||A^^^^MRN",
                "MRG|C^^^^MRN||||V1",
                visit("I", "E-1"),
                "PID|||B^^^^MRN",
                "MRG|D^^^^MRN||||V2",
                visit("I", "E-2"),
                "ZPD||20240310");

        assertThat(deaths(persons)).containsExactly(NOTHING, Said.value("2024-03-10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A17", "A37", "A40", "A44"})
    void aZSegmentOfTheFirstPersonSaysNothingOfTheSecond(String trigger) {
        ReadingRules rules = moves(move("ZPD-2", "PID-29", true));

        List<PersonSaid> persons = persons(
                rules,
                trigger,
                "PID|||A^^^^MRN",
                "MRG|C^^^^MRN||||V1",
                visit("I", "E-1"),
                "ZPD||20240310",
                "PID|||B^^^^MRN",
                "MRG|D^^^^MRN||||V2",
                visit("I", "E-2"));

        assertThat(deaths(persons)).containsExactly(Said.value("2024-03-10"), NOTHING);
    }

    @Test
    void anAccountOfOneIsNotTheVisitOfAnother() {
        ReadingRules rules = moves(move("PID-18.1", "PV1-19.1", false));

        List<PersonSaid> persons = persons(
                rules,
                "A40",
                "PID|||A^^^^MRN|||||||||||||||VA",
                "MRG|C^^^^MRN",
                "PID|||B^^^^MRN|||||||||||||||VB",
                "MRG|D^^^^MRN",
                visit("I", ""));

        assertThat(visits(persons)).containsExactly("", "VB");
    }

    @Test
    void aClassOfOneIsNotThatOfAnother() {
        ReadingRules rules = moves(move("ZPD-1", "PV1-2.1", true));

        List<PersonSaid> persons = persons(
                rules,
                "A17",
                "PID|||A^^^^MRN",
                visit("I", "E-1"),
                "PID|||B^^^^MRN",
                visit("I", "E-2"),
                "ZPD|EMERGENCY");

        assertThat(persons)
                .extracting(person -> Objects.requireNonNull(person.visit()).type())
                .containsExactly(Said.value("I"), Said.value("EMERGENCY"));
    }

    /** What an A17 needs may stand in a Z segment of one alone: the other's is not lent. */
    @Test
    void aMoveOfTheSecondPersonIsDone() {
        ReadingRules rules = moves(move("ZPI-1", "PV1-19.1", false));

        List<PersonSaid> persons =
                persons(rules, "A17", "PID|||A^^^^MRN", visit("I", "E-1"), "PID|||B^^^^MRN", visit("I", ""), "ZPI|E-2");

        assertThat(visits(persons)).containsExactly("E-1", "E-2");
    }

    /** MSH, EVN and what else stands before the first PID is said of each, and is not of the last alone. */
    @ParameterizedTest
    @CsvSource({"EVN-5.1, SMITH", "ZLD-1, LEAD", "MSH-4, STMARYS"})
    void whatStandsBeforeTheFirstPersonIsSaidOfAll(String from, String value) {
        ReadingRules rules = moves(move(from, "PV1-19.1", false));

        List<PersonSaid> persons = persons(
                rules,
                "A40",
                "EVN|A40|20240312081500|||SMITH",
                "ZLD|LEAD",
                "PID|||A^^^^MRN",
                "MRG|C^^^^MRN",
                visit("I", ""),
                "PID|||B^^^^MRN",
                "MRG|D^^^^MRN",
                visit("I", ""));

        assertThat(visits(persons)).containsExactly(value, value);
    }

    /** EVN is of all: a Z segment of one does not say when the others' event was, one before the first PID does. */
    @Test
    void aPersonDoesNotDecideForAll() {
        ReadingRules rules = moves(move("ZEV-1", "EVN-6", true));
        String[] ofTheSecond = {
            "EVN|A40|20240312081500", "PID|||A^^^^MRN", "MRG|C^^^^MRN", "PID|||B^^^^MRN", "MRG|D^^^^MRN", "ZEV|20240301"
        };
        String[] ofAll = {
            "EVN|A40|20240312081500", "ZEV|20240301", "PID|||A^^^^MRN", "MRG|C^^^^MRN", "PID|||B^^^^MRN", "MRG|D^^^^MRN"
        };

        assertThat(fact(rules, "A40", ofTheSecond).eventTime()).isEqualTo("2024-03-12T08:15:00.000Z");
        assertThat(fact(rules, "A40", ofAll).eventTime()).isEqualTo("2024-03-01T00:00:00.000Z");
    }

    /** A move may give to the next one: in each part for itself. */
    @Test
    void movesFollowOneAnotherInEachPart() {
        ReadingRules rules = moves(
                move("EVN-5.1", "EVN-3", true),
                move("EVN-3", "PV1-50", true),
                move("PV1-50", "PV1-19.1", false),
                move(null, "PID-29", false));

        List<PersonSaid> persons = persons(
                rules,
                "A40",
                "EVN|A40|20240312081500|||SMITH",
                "PID|||A^^^^MRN||||||||||||||||||||||||||20240310",
                "MRG|C^^^^MRN",
                visit("I", ""),
                "PID|||B^^^^MRN||||||||||||||||||||||||||20240310",
                "MRG|D^^^^MRN",
                visit("I", ""));

        assertThat(visits(persons)).containsExactly("SMITH", "SMITH");
        assertThat(deaths(persons)).containsExactly(NOTHING, NOTHING);
    }

    @Test
    void whatIsDroppedIsDroppedOfEachAndOfAll() {
        ReadingRules rules = rules(
                List.of(), List.of(FieldPath.of("PID", 29), FieldPath.of("EVN", 6), FieldPath.of("MRG", 5)), List.of());

        MessageFact fact = fact(
                rules,
                "A40",
                "EVN|A40|20240312081500||||20240301",
                "PID|||A^^^^MRN||||||||||||||||||||||||||20240310",
                "MRG|C^^^^MRN||||V1",
                "PID|||B^^^^MRN||||||||||||||||||||||||||20240310",
                "MRG|D^^^^MRN||||V2");

        assertThat(fact.eventTime()).isEqualTo("2024-03-12T08:15:00.000Z");
        assertThat(deaths(fact.persons())).containsExactly(NOTHING, NOTHING);
        assertThat(fact.persons())
                .extracting(person -> Objects.requireNonNull(person.merge()).visit())
                .containsOnlyNulls();
    }

    /** {@code visit-number} and {@code admission-time}, which are looked for only where a stay is meant. */
    @Test
    void fallbacksAreTakenFromEachPersonsOwnPart() {
        ReadingRules rules = rules(
                List.of(), List.of(), List.of(move("PID-18.1", "PV1-19.1", false), move("ZAD-1", "PV1-44.1", false)));

        List<PersonSaid> persons = persons(
                rules,
                "A17",
                "PID|||A^^^^MRN|||||||||||||||VA",
                visit("I", ""),
                "PID|||B^^^^MRN|||||||||||||||VB",
                visit("I", ""),
                "ZAD|20240311");

        assertThat(visits(persons)).containsExactly("VA", "VB");
        assertThat(persons)
                .extracting(PersonSaid::visit)
                .extracting(VisitSaid::admittedAt)
                .containsExactly(NOTHING, Said.value("2024-03-11T00:00:00.000Z"));
    }

    /** A second MRG behind one PID makes that person come again, with what stands behind it. */
    @Test
    void aSecondMergeOfOnePersonHasItsOwnPart() {
        ReadingRules rules = moves(move("ZMG-1", "MRG-5", true));

        List<PersonSaid> persons = persons(
                rules, "A40", "PID|||A^^^^MRN", "MRG|C^^^^MRN", "ZMG|V1", "MRG|D^^^^MRN", "ZMG|V2", "MRG|E^^^^MRN");

        assertThat(persons)
                .extracting(person -> Objects.requireNonNull(person.merge()).visit())
                .extracting(number -> number == null ? "" : number.value())
                .containsExactly("V1", "V2", "");
    }

    /** The standard has Z segments at the end of the group that they belong to, so one behind all is the last one's. */
    @Test
    void aZSegmentBehindAllBelongsToTheLast() {
        ReadingRules rules = moves(move("ZPD-2", "PID-29", true));

        for (String trigger : MOVING) {
            assertThat(deaths(persons(
                            rules,
                            trigger,
                            "PID|||A^^^^MRN",
                            "MRG|C^^^^MRN||||V1",
                            "PID|||B^^^^MRN",
                            "MRG|D^^^^MRN||||V2",
                            "PID|||F^^^^MRN",
                            "MRG|G^^^^MRN||||V3",
                            "ZZZ|1",
                            "ZPD||20240310")))
                    .containsExactly(NOTHING, NOTHING, Said.value("2024-03-10"));
        }
    }

    /** A message about one person is read whole, wherever its segments stand, as it has always been. */
    @Test
    void aMessageAboutOnePersonIsReadWhole() {
        ReadingRules rules = moves(move("ZPD-2", "PID-29", true), move("ZEV-1", "EVN-6", true));

        MessageFact fact = fact(
                rules,
                "A40",
                "ZPD||20240310",
                "PID|||A^^^^MRN",
                "MRG|C^^^^MRN",
                "EVN|A40|20240312081500",
                "ZEV|20240301");

        assertThat(deaths(fact.persons())).containsExactly(Said.value("2024-03-10"));
        assertThat(fact.eventTime()).isEqualTo("2024-03-01T00:00:00.000Z");
    }
}
