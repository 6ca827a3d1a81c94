package health.polaris.encounters.epr.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.encounters.fact.NewFact;
import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The field {@code message} of the wire becomes facts (contracts/identity.md §0). */
class EprReaderTest {

    private static final Path GOLDEN = Path.of("../event-bus/src/test/resources/events/epr-actions-message.json");
    private static final Identifier MRN = Identifier.mrn("", "5550142");
    private static final Identifier NUMBER = Identifier.visit("", "E-20240311-7");

    private final AmqpJson json = new AmqpJson();
    private final EprReader reader = new EprReader(json);

    @Test
    void everyFieldOfTheWireIsInTheFact() throws IOException {
        NewFact fact = read(golden()).main();

        assertThat(fact)
                .isEqualTo(new NewFact(
                        "5f5c1a9b-7a2e-4b7c-9c55-0c2f0f6f9d11",
                        new Placement(
                                new OwnTime.Coarse(
                                        Instant.parse("2026-11-28T03:12:00Z"), Instant.parse("2026-11-28T03:13:00Z")),
                                Instant.parse("2026-11-28T03:12:41.503Z"),
                                7,
                                Placement.Clock.SYNCHRONISED),
                        "PASHUB|STMARYS",
                        Instant.parse("2026-11-28T03:12:00Z"),
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        Duration.ofHours(24),
                        List.of(new Warning("birth_date_partial", "PID-7", "send the whole date, as in 19660131")),
                        0,
                        new Statement.Admission(person(), visit())));
    }

    /** A death of which the day is not known says no date, and that somebody died. */
    @Test
    void aDeathWithoutItsDayIsInTheFact() throws IOException {
        String dead = golden().replace("\"date_of_death\":", "\"dod_partial\": \"2026-11\", \"unknown\":");
        Statement.Admission admission = (Statement.Admission) read(dead).main().statement();

        assertThat(admission.person().details().partialDeathDate()).isEqualTo(Said.value("2026-11"));
        assertThat(admission.person().details().deathDate().isAbsent()).isTrue();
        assertThat(admission.person().details().sayDeath()).isTrue();
    }

    @Test
    void aMessageReadAgainFromItsActionsIsTheSameFactByItsUuid() throws IOException {
        assertThat(read(golden().replace("\"message\":", "\"unknown\":")).main().id())
                .isEqualTo(read(golden()).main().id());
    }

    @ParameterizedTest
    @CsvSource({
        "A01,Admission",
        "A04,Admission",
        "A02,Transfer",
        "A03,Discharge",
        "A05,Update",
        "A06,ClassChange",
        "A07,ClassChange",
        "A08,Update",
        "A09,Tracking",
        "A10,Tracking",
        "A11,AdmissionCancellation",
        "A12,TransferCancellation",
        "A13,DischargeCancellation",
        "A14,Update",
        "A16,ExpectedDischarge",
        "A21,Update",
        "A22,Update",
        "A23,AdmissionCancellation",
        "A25,ExpectedDischarge",
        "A27,AdmissionCancellation",
        "A32,Tracking",
        "A33,Tracking",
        "A38,AdmissionCancellation",
        "A31,Update",
        "A43,Move",
        "A44,Move",
        "A45,Move",
        "A50,Move",
    })
    void everyTriggerIsAKindOfStatement(String trigger, String kind) throws IOException {
        EprFacts facts = read(triggered(trigger));

        assertThat(facts.main().statement().getClass().getSimpleName()).isEqualTo(kind);
        assertThat(facts.ahead()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"A18", "A30", "A34", "A36", "A39", "A40", "A41", "A47", "A49"})
    void aMergeWithAVisitMergesAheadAndTellsOfTheVisit(String trigger) throws IOException {
        EprFacts facts = read(triggered(trigger));

        NewFact ahead = Objects.requireNonNull(facts.ahead());
        assertThat(ahead.statement())
                .isEqualTo(new Statement.Merge(
                        List.of(new Statement.Merge.Pair(person(), List.of(Identifier.mrn("", "5550141"))))));
        assertThat(facts.main().statement()).isEqualTo(new Statement.Update(person(), visit()));
        assertThat(ahead.placement()).isEqualTo(facts.main().placement());
        assertThat(ahead.digest()).isNotEqualTo(facts.main().digest());
        assertThat(facts.all()).isSortedAccordingTo((one, other) -> one.id().compareTo(other.id()));
    }

    @Test
    void aMergeWithoutVisitIsOneFact() throws IOException {
        EprFacts facts = read(withoutVisit(triggered("A40")));

        assertThat(facts.ahead()).isNull();
        assertThat(facts.main().statement()).isInstanceOf(Statement.Merge.class);
    }

    @Test
    void personMessagesRegisterOrUpdate() throws IOException {
        assertThat(read(withoutVisit(triggered("A28"))).main().statement())
                .isEqualTo(new Statement.PersonUpdate(person(), true));
        assertThat(read(withoutVisit(triggered("A31"))).main().statement())
                .isEqualTo(new Statement.PersonUpdate(person(), false));
        assertThat(Objects.requireNonNull(read(triggered("A28")).ahead()).statement())
                .isEqualTo(new Statement.PersonUpdate(person(), true));
        assertThat(read(triggered("A28")).main().statement()).isEqualTo(new Statement.Update(person(), visit()));
    }

    /** F1: a key that is missing says nothing, null deletes. */
    @Test
    void absentAndDeletedAreTwoThings() throws IOException {
        String text = golden().replace("\"bed\":null", "\"unknown\":1").replace("\"other_names\":null,", "");
        Statement.Admission said = (Statement.Admission) read(text).main().statement();

        assertThat(said.person().details().otherNames()).isEqualTo(Said.absent());
        assertThat(said.person().details().deathDate()).isEqualTo(Said.deleted());
        assertThat(Objects.requireNonNull(said.visit()).bed().bed()).isEqualTo(Said.absent());
    }

    /** O3: a second is exact. */
    @ParameterizedTest
    @CsvSource({"\"2026-11-28T03:12:01.000Z\"", "\"2026-11-28T03:12:00.000Z\"", "null"})
    void aTimeWithoutLaterEndIsExact(String until) throws IOException {
        String text = golden().replace("\"2026-11-28T03:13:00.000Z\"", until);

        assertThat(read(text).main().placement().own())
                .isEqualTo(new OwnTime.Exact(Instant.parse("2026-11-28T03:12:00Z")));
    }

    /**
     * M4: PV1-19, else what MRG names, the account in A44 and the visit in A45; PID-18 last, it may be the target's own
     * account. A45 and A50 name the number of before beside PV1-19 too.
     */
    @Test
    void aMoveNamesItsVisits() throws IOException {
        String named = golden().replace(
                        "\"visit\":null,\"account\":null",
                        "\"visit\":{\"namespace\":\"\",\"value\":\"OLD\"},\"account\":{\"namespace\":\"\",\"value\":\"B-1\"}");
        Identifier old = Identifier.visit("", "OLD");
        Identifier oldAccount = Identifier.account("", "B-1");
        Identifier account = Identifier.account("", "A-1");
        String unnamed = named.replace("\"value\":\"E-20240311-7\"", "\"value\":\"\"");

        assertThat(move(named, "A44").named()).containsExactly(NUMBER);
        assertThat(move(named, "A45").named()).containsExactly(NUMBER, old);
        assertThat(move(unnamed, "A44").named()).containsExactly(oldAccount, old, account);
        assertThat(move(unnamed, "A45").named()).containsExactly(old, oldAccount, account);
        assertThat(move(named, "A44").from()).containsExactly(Identifier.mrn("", "5550141"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"trigger\":\"A01\" | \"trigger\":5 | field of wrong type or format: message.trigger: send a text without U+0000, or leave it out",
                "\"trigger\":\"A01\", | | field of wrong type or format: message.trigger: send the trigger of MSH-9.2",
                "\"trigger\":\"A01\" | \"trigger\":\"A17\" | second person missing: PID: send both PIDs in one message",
                "\"trigger\":\"A01\" | \"trigger\":\"A37\" | second person missing: PID: send both PIDs in one message",
                "\"clock\":\"synchronised\" | \"clock\":\"slow\" | field of wrong type or format: message.clock: send synchronised or unsynchronised, or leave it out",
                "\"waiting_time\":\"PT24H\" | \"waiting_time\":\"a day\" | field of wrong type or format: message.waiting_time: send a duration as PT24H, or leave it out",
                "\"persons\":[ | \"persons\":[],\"others\":[ | no person: PID: send a PID",
                "\"persons\":[ | \"persons\":[5, | field of wrong type or format: message.persons: send a list of objects, or leave it out",
                "\"kind\":\"MRN\",\"namespace\":\"\",\"value\":\"5550142\" | \"kind\":\"SSN\" | field of wrong type or format: message.persons.identifiers.kind: send MRN or NHS_NUMBER",
                "\"value\":\"5550142\" | \"value\":5550142 | field of wrong type or format: message.persons.identifiers.value: send a text without U+0000, or leave it out",
                "\"value\":\"5550142\" | \"value\":\"55\\u000050142\" | field of wrong type or format: message.persons.identifiers.value: send a text without U+0000, or leave it out",
                "\"dob_partial\":\"1966-01\" | \"date_of_birth\":\"1966-02-30\" | field of wrong type or format: message.persons.date_of_birth: send a day as 1971-02-28, or leave it out",
                "\"death_indicator\":false | \"death_indicator\":\"N\" | field of wrong type or format: message.persons.death_indicator: send true or false, or leave it out",
                "2026-11-28T03:10:00.000Z | 28 Nov | field of wrong type or format: message.persons.visit.admitted_at: send a time as 2024-05-03T08:15:00.000Z, or leave it out",
                "\"5f5c1a9b | \"\\n5f5c1a9b | message uuid missing: dhos_connector_message_uuid: publish the message with the uuid under which the connector keeps it",
            })
    void whatIsWrongIsRefusedByTheNameOfTheField(String part, String instead, String reason) throws IOException {
        String changed = golden().replace(part.strip(), instead == null ? "" : instead.strip());

        assertThat(changed).isNotEqualTo(golden());
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(RejectedMessageException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource({"5550142, PID-3", "E-20240311-7, PV1-19", "WILLOW, PV1-3", "PASHUB|STMARYS, MSH-3 and MSH-4"})
    void nothingThatIsIndexedIsLongerThan600(String value, String field) throws IOException {
        String longest =
                golden().replace('"' + value + '"', '"' + "7".repeat(600 - (value.equals("WILLOW") ? 2 : 0)) + '"');
        String longer = golden().replace('"' + value + '"', '"' + "7".repeat(601) + '"');

        assertThat(read(longest).all()).isNotEmpty();
        assertThatThrownBy(() -> read(longer))
                .hasMessage(
                        "identifier or code above 600 characters: " + field + ": send one of at most 600 characters");
    }

    /** I3: beside an MRN it is left out, alone it is refused. */
    @Test
    void anNhsNumberThatIsNoneIsRefusedAlone() throws IOException {
        String wrong = golden().replace("9434765919", "9434765918");

        assertThat(read(wrong).all()).hasSize(1);
        assertThatThrownBy(() -> read(wrong.replace("\"value\":\"5550142\"", "\"value\":\"\"")))
                .hasMessage("NHS number invalid: PID-3: correct the NHS number, or send an MRN beside it");
        assertThatThrownBy(() -> read(golden().replace("\"value\":\"5550142\"", "\"value\":\"\"")
                        .replace("\"value\":\"9434765919\"", "\"value\":null")))
                .hasMessage("neither NHS number nor MRN: PID-3: send an MRN or an NHS number");
    }

    private Statement.Move move(String text, String trigger) {
        return (Statement.Move)
                read(text.replace("\"A01\"", '"' + trigger + '"')).main().statement();
    }

    private static Person person() {
        return new Person(
                List.of(MRN, Identifier.nhs("9434765919")),
                false,
                new Demographics(
                        Said.value("FINCH"),
                        Said.value("ROWAN"),
                        Said.deleted(),
                        Said.value("32570681000036106"),
                        Said.absent(),
                        Said.value("1966-01"),
                        Said.deleted(),
                        Said.absent(),
                        Said.value(false)));
    }

    private static Visit visit() {
        return new Visit(
                NUMBER,
                Identifier.account("", "A-1"),
                Said.value("INPATIENT"),
                Instant.parse("2026-11-28T03:10:00Z"),
                Said.deleted(),
                new BedSaid("WILLOW", Said.value("1"), Said.deleted()),
                Duration.ofHours(24));
    }

    private static String golden() throws IOException {
        return Files.readString(GOLDEN);
    }

    private static String triggered(String trigger) throws IOException {
        return golden().replace("\"trigger\":\"A01\"", "\"trigger\":\"" + trigger + '"');
    }

    private static String withoutVisit(String text) {
        return text.replace("\"visit\":{\"number\"", "\"unknown\":{\"number\"");
    }

    private EprFacts read(String text) {
        return reader.read(json.read(text.getBytes(StandardCharsets.UTF_8), EprActions.class));
    }
}
