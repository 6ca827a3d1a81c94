package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.interpret;
import static health.polaris.connector.hl7.MessagesForTests.read;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.action.Action;
import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.Said;
import health.polaris.connector.hl7.fact.VisitSaid;
import health.polaris.connector.hl7.identifier.Identifier;
import health.polaris.connector.hl7.identifier.IdentifierRule;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.message.FieldPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages that hospitals have reported: each says on the bus what its sender meant. */
class ReportedMessagesTest {

    private static final Path REPORTED = Path.of("src/test/resources/hl7/reported");

    private static List<AdtInterpretation.Understood> understood(String name, ReadingRules rules) throws IOException {
        String text = Files.readString(REPORTED.resolve(name + ".hl7"));
        return Arrays.stream(text.split("(?=MSH\\|)"))
                .filter(message -> !message.isBlank())
                .map(message -> (AdtInterpretation.Understood) interpret(read(message), rules))
                .toList();
    }

    private static List<MessageFact> facts(String name) throws IOException {
        return understood(name, RULES).stream()
                .map(AdtInterpretation.Understood::fact)
                .toList();
    }

    private static PersonSaid person(MessageFact fact) {
        return fact.persons().getFirst();
    }

    private static VisitSaid visit(MessageFact fact) {
        return Objects.requireNonNull(person(fact).visit());
    }

    private static List<String> values(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::value).toList();
    }

    private static List<String> merged(PersonSaid person) {
        return values(Objects.requireNonNull(person.merge()).identifiers());
    }

    private static ReadingRules rules(IdentifierRules identifiers, List<FieldMove> fallbacks) {
        return new ReadingRules(
                "reported",
                identifiers,
                RULES.triggers(),
                Set.of(),
                RULES.characterSet(),
                Set.of(),
                RULES.unwantedEncounterTypes(),
                List.of(),
                List.of(),
                fallbacks,
                RULES.times(),
                RULES.codes(),
                false,
                true);
    }

    @Test
    void aDeathRecordedByMistakeIsTakenBack() throws IOException {
        List<MessageFact> facts = facts("r04-death-recorded-by-mistake");

        assertThat(person(facts.get(0)).details().dateOfDeath()).isEqualTo(Said.absent());
        assertThat(person(facts.get(1)).details().dateOfDeath()).isEqualTo(Said.value("2026-11-28"));
        assertThat(person(facts.get(1)).details().deathIndicator()).isEqualTo(Said.value(true));
        assertThat(visit(facts.get(1)).dischargedAt()).isEqualTo(Said.absent());
        assertThat(person(facts.get(2)).details().dateOfDeath()).isEqualTo(Said.deleted());
        assertThat(person(facts.get(2)).details().deathIndicator()).isEqualTo(Said.value(false));
        assertThat(visit(facts.get(2)).dischargedAt()).isEqualTo(Said.deleted());
    }

    @Test
    void bothMergesOfOneMessageAreSaid() throws IOException {
        List<PersonSaid> merges = facts("r09-two-merges-in-one-a40").getLast().persons();

        assertThat(merges)
                .extracting(person -> values(person.identifiers()))
                .containsExactly(List.of("BR0901"), List.of("BR0903"));
        assertThat(merges)
                .extracting(ReportedMessagesTest::merged)
                .containsExactly(List.of("BR0902"), List.of("BR0904"));
    }

    @Test
    void everyNumberThatARuleKnowsIsSaid() throws IOException {
        IdentifierRules twoKinds = new IdentifierRules(
                List.of(new IdentifierRule(Set.of("MR"), Set.of(), ""), new IdentifierRule(Set.of("PI"), Set.of(), "")),
                RULES.identifiers().nhsNumber(),
                "",
                Set.of(),
                Set.of());
        List<AdtInterpretation.Understood> read =
                understood("r11-merge-names-the-other-number", rules(twoKinds, List.of()));

        assertThat(values(person(read.getFirst().fact()).identifiers())).containsExactly("BR1101", "BR1102");
        assertThat(values(person(read.getLast().fact()).identifiers())).containsExactly("BR1103", "BR1104");
        assertThat(merged(person(read.getLast().fact()))).containsExactly("BR1102");
    }

    /** EVN-6 is the admission time of a stay, not of a person: nothing of a visit is said. */
    @Test
    void aPersonMessageWithPv1OfClassNSaysNothingOfAVisit() throws IOException {
        List<FieldMove> fallbacks = List.of(new FieldMove(FieldPath.of("EVN", 6), FieldPath.of("PV1", 44, 1), false));

        for (AdtInterpretation.Understood read :
                understood("r12-profile-admission-time-and-pv1-class-n", rules(RULES.identifiers(), fallbacks))) {
            assertThat(person(read.fact()).visit()).isNull();
            assertThat(read.actions()).extracting(Action::name).containsExactly("process_patient");
        }
    }

    /** Where the patient is not known the visit waits; who it is is said all the same. */
    @Test
    void aFacilityInPlaceOfAWardIsNoWard() throws IOException {
        for (MessageFact fact : facts("r32-facility-instead-of-ward")) {
            assertThat(visit(fact).location().ward()).isEqualTo(Said.absent());
            assertThat(person(fact).details().familyName()).isEqualTo(Said.value("Hub"));
            assertThat(visit(fact).admittedAt()).isInstanceOf(Said.Value.class);
        }
    }
}
