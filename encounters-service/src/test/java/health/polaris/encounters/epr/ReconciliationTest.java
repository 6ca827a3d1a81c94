package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A list of who is in which bed, held against what is shown (contracts/encounters.md §12). */
class ReconciliationTest extends EprTest {

    private static final String PATH = "/dhos/v1/reconciliation";

    @LocalServerPort
    private int port;

    private final String ward = "R-" + mrn;
    private Api api;

    @Autowired
    ReconciliationTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void operate() {
        api = new Api(port).as(Tokens.system("read:hl7_message"));
    }

    private Map<String, @Nullable Object> line(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> line =
                new HashMap<>(Map.of("visit_number", visit, "mrn", mrn, "ward", ward, "bay", "A", "bed", "1"));
        for (int index = 0; index < keysAndValues.length; index += 2) {
            line.put(String.valueOf(keysAndValues[index]), keysAndValues[index + 1]);
        }
        return line;
    }

    private JsonNode reconcile(List<?> lines) {
        return api.post(PATH, Map.of("wards", List.of(ward), "stays", lines))
                .expect(200)
                .json();
    }

    private JsonNode only(JsonNode answer) {
        assertThat(answer.path("differences")).hasSize(1);
        return answer.path("differences").get(0);
    }

    private static void isOf(JsonNode difference, Envelope message) {
        assertThat(difference.path("messages").get(0).path("message_uuid").asString())
                .isEqualTo(message.uuid());
    }

    @Test
    void whoeverLiesWhereTheListSaysAgrees() {
        bus.process(admission().at(ward, "A", "1"));
        JsonNode answer = reconcile(List.of(line("encounter_type", "INPATIENT")));

        assertThat(answer.path("differences")).isEmpty();
        assertThat(answer.path("agreeing").asInt()).isEqualTo(1);
        assertThat(answer.path("wards").get(0).path("shown").asInt()).isEqualTo(1);
        assertThat(reconcile(List.of(line("visit_number", null, "bay", null, "bed", null)))
                        .path("agreeing")
                        .asInt())
                .isEqualTo(1);
    }

    /** A bed without its bay may be in any of them. */
    @Test
    void aBedWithoutABayIsThatBedOfWhicheverBay() {
        bus.process(admission().at(ward, "A", "1"));

        assertThat(reconcile(List.of(line("bay", null))).path("agreeing").asInt())
                .isEqualTo(1);
        for (String other : List.of("2", "11", "A")) {
            assertThat(only(reconcile(List.of(line("bay", null, "bed", other))))
                            .path("kind")
                            .asString())
                    .isEqualTo("wrong_bed");
        }
    }

    @Test
    void bedClassAndPersonAreHeldAgainstWhatMadeThem() {
        Envelope admission = admission().sentAt(10).at(ward, "A", "1");
        bus.process(admission);
        Envelope transfer = admission.sentAgain().sentAt(20).at(ward, "A", "2");
        bus.process(transfer);

        JsonNode bed = only(reconcile(List.of(line())));
        assertThat(bed.path("kind").asString()).isEqualTo("wrong_bed");
        assertThat(bed.path("shown").path("place").asString()).isEqualTo(ward + ":A:2");
        isOf(bed, transfer);
        JsonNode type = only(reconcile(List.of(line("bed", "2", "encounter_type", "EMERGENCY"))));
        assertThat(type.path("kind").asString()).isEqualTo("wrong_class");
        isOf(type, admission);
        JsonNode person = only(reconcile(List.of(line("bed", "2", "mrn", Envelope.newMrn()))));
        assertThat(person.path("kind").asString()).isEqualTo("wrong_person");
        isOf(person, admission);
    }

    @Test
    void whoeverTheListDoesNotHaveIsSurplus() {
        Envelope admission = admission().at(ward, "A", "1");
        bus.process(admission);

        JsonNode surplus = only(reconcile(List.of()));
        assertThat(surplus.path("kind").asString()).isEqualTo("surplus");
        assertThat(surplus.path("shown").path("visit_number").asString()).isEqualTo(visit);
        isOf(surplus, admission);
    }

    @Test
    void whoeverIsNotShownIsMissingForAReason() {
        JsonNode never = only(reconcile(List.of(line())));
        assertThat(never.path("kind").asString()).isEqualTo("missing");
        assertThat(never.path("because").asString()).isEqualTo("never_came");
        assertThat(never.path("messages")).isEmpty();

        bus.process(admission().sentAt(10).at(ward, "A", "1"));
        Envelope discharge = admission()
                .sentAgain()
                .sentAt(20)
                .at(ward, "A", "1")
                .encounter("discharged_at", "2024-05-09T10:00:00.000Z");
        bus.process(discharge);
        JsonNode ended = only(reconcile(List.of(line())));
        assertThat(ended.path("because").asString()).isEqualTo("ended");
        isOf(ended, discharge);
    }

    /** The form of a spreadsheet: no visit number. */
    @Test
    void whoeverIsMissingByAnotherNumberIsMissingForAReasonToo() {
        String nhs = Envelope.newNhsNumber();
        Envelope discharge =
                admission().nhs(nhs).at(ward, "A", "1").encounter("discharged_at", "2024-05-09T10:00:00.000Z");
        bus.process(admission().nhs(nhs).sentAgain().at(ward, "A", "1"));
        bus.process(discharge);

        for (Object line :
                List.of(line("visit_number", null), line("visit_number", null, "mrn", null, "nhs_number", nhs))) {
            JsonNode ended = only(reconcile(List.of(line)));
            assertThat(ended.path("kind").asString()).isEqualTo("missing");
            assertThat(ended.path("because").asString()).isEqualTo("ended");
            isOf(ended, discharge);
        }
        Envelope waiting = admission()
                .nhs(nhs)
                .sentAgain()
                .at(ward, "A", "1")
                .encounter("epr_encounter_id", Envelope.newVisitNumber())
                .encounter("admitted_at", null);
        assertThat(bus.send(waiting).outcome()).isEqualTo("waiting");
        JsonNode waits = only(reconcile(List.of(line("visit_number", null))));
        assertThat(waits.path("because").asString()).isEqualTo("waiting");
        isOf(waits, waiting);
        assertThat(only(reconcile(List.of(line("visit_number", null, "mrn", Envelope.newMrn()))))
                        .path("because")
                        .asString())
                .isEqualTo("never_came");
    }

    @Test
    void aNumberOfARecordThatBecamePartOfAnotherAndThatOfAThirdLeadsToTheThird() {
        String second = Envelope.newMrn();
        String third = Envelope.newMrn();
        bus.process(admission().at(ward, "A", "1"));
        bus.process(person().sentAgain().mrn(second).patient("previous_mrn", mrn));
        bus.process(person().sentAgain().mrn(third).patient("previous_mrn", second));

        for (String number : List.of(mrn, second, third)) {
            for (Object line : List.of(line("mrn", number), line("mrn", number, "visit_number", null))) {
                JsonNode answer = reconcile(List.of(line));
                assertThat(answer.path("differences")).as(String.valueOf(line)).isEmpty();
                assertThat(answer.path("agreeing").asInt()).isEqualTo(1);
            }
        }
    }

    @Test
    void aMessageThatWaitsIsNamed() {
        Envelope waiting = admission().at(ward, "A", "1").encounter("admitted_at", null);
        assertThat(bus.send(waiting).outcome()).isEqualTo("waiting");

        JsonNode missing = only(reconcile(List.of(line())));
        assertThat(missing.path("because").asString()).isEqualTo("waiting");
        isOf(missing, waiting);
    }

    @Test
    void differencesAreCountedByFeedAndWard() {
        Envelope admission = admission().at(ward, "A", "1");
        bus.process(admission);
        JsonNode bySender = reconcile(List.of(line("bed", "7"), line("visit_number", Envelope.newVisitNumber())));
        JsonNode moved = bySender.path("differences").get(0);
        assertThat(moved.path("feed")).isEqualTo(moved.path("messages").get(0).path("sender"));
        assertThat(bySender.path("feeds")
                        .valueStream()
                        .mapToInt(feed -> feed.path("differences").asInt())
                        .sum())
                .isEqualTo(2);
        JsonNode ofList = api.post(
                        PATH, Map.of("sender", "BEDS|" + mrn, "stays", List.of(line("bed", "7")), "unread", List.of()))
                .expect(200)
                .json();
        JsonNode ofNobody = api.post(PATH, Map.of("sender", " ", "stays", List.of(line("bed", "7"))))
                .expect(200)
                .json();
        assertThat(ofNobody.path("differences").get(0).path("feed")).isEqualTo(moved.path("feed"));
        assertThat(ofList.path("feeds")).hasSize(1);
        assertThat(ofList.path("feeds").get(0).path("feed").asString()).isEqualTo("BEDS|" + mrn);
        assertThat(new Api(port).get("/metrics").expect(200).body())
                .containsPattern("polaris_reconciliation_differences_total\\{[^}]*feed=\"BEDS\\|" + mrn
                        + "\"[^}]*kind=\"wrong_bed\"[^}]*ward=\"" + ward + "\"[^}]*\\} 1\\.0")
                .containsPattern("polaris_reconciliation_differences_total\\{[^}]*feed=\"other\"[^}]*ward=\"other\"");
    }

    @Test
    void isAsDescribedAndChangesNothing() {
        bus.process(admission().at(ward, "A", "1"));
        long changes = stored.jdbc()
                .sql("select count(*) from chronicle")
                .query(Long.class)
                .single();
        OpenApiContract contract = OpenApiContract.of(new Api(port));
        contract.call(
                        api,
                        "POST",
                        PATH,
                        Map.of("stays", List.of(line("bed", "7"), line("visit_number", Envelope.newVisitNumber()))))
                .expect(200);
        contract.call(api, "POST", PATH, Map.of("stays", List.of(Map.of("ward", ward))))
                .expect(400);

        assertThat(stored.jdbc()
                        .sql("select count(*) from chronicle")
                        .query(Long.class)
                        .single())
                .isEqualTo(changes);
        assertThat(new Api(port).get("/metrics").expect(200).body()).contains("polaris_reconciliations_total");
    }
}
