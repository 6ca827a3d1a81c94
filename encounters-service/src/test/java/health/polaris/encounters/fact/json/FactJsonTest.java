package health.polaris.encounters.fact.json;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.Facts;
import health.polaris.encounters.fold.Fold;
import health.polaris.encounters.fold.RandomHistory;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FactJsonTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static final Statement ADMISSION = new Statement.Admission(
            new Person(
                    List.of(Identifier.mrn("", "70012345"), Identifier.nhs("943 476 5919")),
                    false,
                    new Demographics(
                            Said.value("Finch"),
                            Said.deleted(),
                            Said.absent(),
                            Said.absent(),
                            Said.value(LocalDate.of(1966, 1, 19)),
                            Said.absent(),
                            Said.absent(),
                            Said.absent(),
                            Said.value(true))),
            new Visit(
                    Identifier.visit("B", "V1"),
                    null,
                    Said.value("INPATIENT"),
                    NOON,
                    Said.deleted(),
                    new BedSaid("Willow", Said.value("Bay 1"), Said.absent()),
                    Duration.ofHours(24)));

    @Test
    void aStatementIsStoredCompactAndInOneFormForEver() {
        assertThat(FactJson.write(ADMISSION).json()).isEqualTo("""
                {"kind":"admission","person":{"identifiers":[["MRN","","70012345"],["NHS_NUMBER","","9434765919"]],\
                "details":{"family_name":"Finch","given_name":null,"birth_date":"1966-01-19","death_indicator":true}},\
                "visit":{"number":["VISIT","B","V1"],"type":"INPATIENT","admitted_at":"2026-11-28T12:00:00Z",\
                "discharged_at":null,"bed":{"ward":"Willow","bay":"Bay 1"},"local_window":"PT24H"}}""");
    }

    @Test
    void theFormOfEveryKindIsReadAgain() {
        Statement local = new Statement.LocalEncounter(
                "5d0c5c5c",
                List.of(Identifier.patient("p")),
                true,
                NOON,
                null,
                null,
                null,
                new Location.Coded("Willow", null, "1"),
                Identifier.visit("", "V1"));
        assertThat(FactJson.write(local).json()).isEqualTo("""
                {"kind":"local-encounter","uuid":"5d0c5c5c","patient":[["PATIENT","","p"]],"no_stay_shown":true,\
                "admitted_at":"2026-11-28T12:00:00Z","location":{"kind":"coded","ward":"Willow","bed":"1"},\
                "number":["VISIT","","V1"]}""");
        for (long seed = 0; seed < 1000; seed++) {
            for (Fact fact : RandomHistory.of(seed)) {
                assertThat(FactJson.statement(FactJson.write(fact.statement()).json()))
                        .isEqualTo(fact.statement());
            }
        }
    }

    @Test
    void timesAreCutToWhatTheDatabaseKeeps() {
        Statement fine =
                new Statement.ExpectedDischarge(Person.known(Identifier.mrn("", "1")), null, NOON.plusNanos(1_999));
        FactJson.Written written = FactJson.write(fine);
        assertThat(written.statement())
                .isEqualTo(new Statement.ExpectedDischarge(
                        Person.known(Identifier.mrn("", "1")), null, NOON.plusNanos(1_000)));
        assertThat(FactJson.statement(written.json())).isEqualTo(written.statement());
        assertThat(FactJson.write(ADMISSION).statement()).isSameAs(ADMISSION);
    }

    @Test
    void basesAndNamesComeBackAsTheyWere() {
        for (long seed = 0; seed < 1000; seed++) {
            State folded = Fold.fold(State.EMPTY, RandomHistory.of(seed));
            State base = folded.asBase();
            assertThat(FactJson.base(FactJson.writeBase(base)))
                    .as("seed %s", seed)
                    .isEqualTo(base);
            int[] next = {0};
            Names names = Names.NONE.carriedFrom(View.EMPTY, folded.view(), () -> "u" + next[0]++);
            assertThat(FactJson.names(FactJson.write(names)))
                    .as("seed %s", seed)
                    .isEqualTo(names);
        }
        assertThat(FactJson.base(null)).isEqualTo(State.EMPTY);
    }

    /** As release 1 wrote them: a cancellation of the readmission then ends the stay as it did. */
    @Test
    void aBaseFromBeforeFormerStaysWereKeptIsReadWithoutThem() {
        Person ann = Person.known(Identifier.mrn("", "A"));
        State reopened = Fold.fold(
                State.EMPTY,
                List.of(
                        Facts.admission(10, ann, "V", "W1"),
                        Facts.discharge(30, ann, "V"),
                        Facts.admission(50, ann, "V", "W2")));
        String json = FactJson.writeBase(reopened.asBase());
        ObjectNode base = (ObjectNode) MAPPER.readTree(json);
        ((ObjectNode) base.at("/visits/0/lives/0")).remove("former");
        String before = base.toString();
        Life life = FactJson.base(before).stays().all().findFirst().orElseThrow();
        assertThat(before).isNotEqualTo(json).doesNotContain("former");
        assertThat(life.former()).isEmpty();
        assertThat(life.withoutLastAdmission(NOON, Place.of(NOON, 9)).cancelledAt())
                .isEqualTo(NOON);
    }

    @Test
    void outcomesSayReasonAndWarnings() {
        List<Warning> warnings = List.of(new Warning("nhs-number-invalid", "PID-3", "correct it"));
        for (Outcome outcome : List.of(
                new Outcome(new Result.Processed(), List.of()),
                new Outcome(new Result.NothingToDo(), warnings),
                new Outcome(new Result.Waiting(Reason.WARD_MISSING), warnings),
                new Outcome(new Result.Rejected("PID-3", "send an MRN"), List.of()))) {
            String detail = FactJson.writeDetail(outcome);
            OutcomeKind kind = OutcomeKind.stored(OutcomeKind.of(outcome).column());
            assertThat(FactJson.outcome(kind, detail)).isEqualTo(outcome);
        }
        assertThat(FactJson.writeDetail(new Outcome(new Result.Processed(), List.of())))
                .isNull();
    }

    @Test
    void theRestOfAnOriginIsSmall() {
        String json = FactJson.write(new FactJson.OriginRest(Duration.ofHours(24), List.of()));
        assertThat(json).isEqualTo("{\"waiting_time\":\"PT24H\"}");
        assertThat(FactJson.originRest(json)).isEqualTo(new FactJson.OriginRest(Duration.ofHours(24), List.of()));
    }
}
