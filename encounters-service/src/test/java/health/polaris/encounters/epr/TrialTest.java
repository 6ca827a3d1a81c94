package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What messages would come to: told as it would be, and nothing of it done. */
class TrialTest extends EprTest {

    private static final String PATH = "/dhos/v1/epr_message/dry_run";

    private final Api anonymous;
    private final Api operator;
    private final JdbcClient jdbc;

    @Autowired
    TrialTest(ApplicationContext context, @LocalServerPort int port) {
        super(context);
        anonymous = new Api(port);
        operator = anonymous.as(Tokens.system("write:hl7_message"));
        jdbc = context.getBean(JdbcClient.class);
    }

    private JsonNode tried(Envelope... messages) {
        return OpenApiContract.of(anonymous)
                .call(operator, "POST", PATH, body(messages))
                .expect(200)
                .json();
    }

    private static Map<String, List<JsonNode>> body(Envelope... messages) {
        return Map.of(
                "messages",
                Arrays.stream(messages)
                        .map(message -> JsonMapper.shared().readTree(message.json()))
                        .toList());
    }

    private static JsonNode change(JsonNode answer, String kind) {
        return answer.path("changes")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String verdict(JsonNode answer, int index) {
        JsonNode verdict = answer.path("messages").get(index);
        return verdict.path("outcome").asString() + " " + verdict.path("reason").asString("");
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void aMergeWithAVisitThatIsTheNewestOfItsPatientIsNotLate() {
        String other = Envelope.newMrn();
        bus.process(person().sentAt(5).mrn(other).sequence(1));
        Envelope merge = admission().sentAgain().sentAt(10).sequence(2).patient("previous_mrn", other);
        assertThat(verdict(tried(merge), 0)).isEqualTo("processed ");
        assertThat(bus.send(merge).reason()).isEmpty();
    }

    @Test
    void warnsOfWhatTheOutcomeWouldWarnOf() {
        String nhs = Envelope.newNhsNumber();
        bus.process(person().sentAt(5).nhs(nhs).patient("date_of_birth", "1971-02-28"));
        JsonNode answer = tried(
                person().sentAgain().sentAt(10).mrn(Envelope.newMrn()).nhs(nhs).patient("last_name", "OTHER"));
        assertThat(answer.path("messages").get(0).path("warnings").toString())
                .contains("nhs_number_of_another_patient", "PID-3");
    }

    @Test
    void tellsOfNewRowsAndWritesNothing() {
        long facts = rows("fact");
        JsonNode answer = tried(admission().patient("last_name", "FINCH").sequence(1));
        assertThat(verdict(answer, 0)).isEqualTo("processed ");
        JsonNode patient = change(answer, "patient");
        assertThat(patient.path("change").asString()).isEqualTo("new");
        assertThat(patient.path("uuid").isNull()).isTrue();
        assertThat(patient.path("fields").path("last_name").path("after").asString())
                .isEqualTo("FINCH");
        assertThat(patient.path("fields").path("mrn").path("before").isNull()).isTrue();
        JsonNode stay = change(answer, "encounter");
        assertThat(stay.path("fields").path("patient").path("after").asString()).isEqualTo("new");
        assertThat(stay.path("fields").path("location").path("after").asString())
                .contains("N-Ward 4:Bay 2:Bed 1");
        assertThat(rows("fact")).isEqualTo(facts);
        assertThat(stored.patientsWithMrn(mrn)).isEmpty();
        assertThat(stored.visits(visit)).isEmpty();
    }

    @Test
    void foldsTheMessagesOfARequestTogether() {
        JsonNode answer = tried(
                admission().at("N-Ward 5", "Bay 1", "Bed 2").sentAt(20).sequence(8),
                admission().sentAt(10).sequence(7));
        assertThat(verdict(answer, 0)).isEqualTo("processed ");
        assertThat(change(answer, "encounter")
                        .path("fields")
                        .path("location")
                        .path("after")
                        .asString())
                .contains("N-Ward 5");
        assertThat(change(answer, "encounter")
                        .path("fields")
                        .path("moves")
                        .path("after")
                        .asString())
                .contains("N-Ward 4")
                .contains(" until ")
                .contains("N-Ward 5");
    }

    @Test
    void tellsWhatWouldChangeOfWhatIsThere() {
        bus.process(admission().sentAt(10).sequence(11));
        Stored.PatientRow patient = stored.patient(mrn);
        long facts = rows("fact");

        JsonNode answer =
                tried(admission().patient("last_name", "WREN").sentAt(20).sequence(12));
        JsonNode change = change(answer, "patient");
        assertThat(change.path("change").asString()).isEqualTo("changed");
        assertThat(change.path("uuid").asString()).isEqualTo(patient.uuid());
        assertThat(change.path("fields").propertyNames()).containsExactly("last_name");
        assertThat(change.path("fields").path("last_name").path("before").asString())
                .isEqualTo("EXAMPLE");
        assertThat(answer.path("changes")).hasSize(1);

        assertThat(stored.patient(mrn)).isEqualTo(patient);
        assertThat(rows("fact")).isEqualTo(facts);
        JsonNode records = await().until(
                        () -> anonymous
                                .as(Tokens.system("read:access_record"))
                                .get("/dhos/v1/access_record?patient=" + patient.uuid())
                                .expect(200)
                                .json(),
                        found -> !found.isEmpty());
        assertThat(records.get(0).path("route").asString()).isEqualTo(PATH);
    }

    @Test
    void saysWhatComesLateWhatWaitsWhatIsKnownAndWhatIsRefused() {
        Envelope known = admission().sentAt(30).sequence(21);
        bus.process(known);
        assertThat(verdict(tried(admission().sentAt(10).sequence(22)), 0)).isEqualTo("processed late");

        JsonNode again = tried(known);
        assertThat(again.path("messages").get(0).path("repeated").asBoolean()).isTrue();
        assertThat(again.path("changes")).isEmpty();
        JsonNode judgedAgain = tried(known.head("reprocess", 1).patient("last_name", "WREN"));
        assertThat(judgedAgain.path("messages").get(0).path("repeated").asBoolean())
                .isFalse();
        assertThat(change(judgedAgain, "patient")
                        .path("fields")
                        .path("last_name")
                        .path("after")
                        .asString())
                .isEqualTo("WREN");

        assertThat(verdict(
                        tried(Envelope.admission(Envelope.newMrn(), visit)
                                .sentAt(40)
                                .sequence(23)),
                        0))
                .startsWith("waiting PV1-19: ");
        assertThat(verdict(tried(person().mrn(null)), 0)).startsWith("rejected ");
        assertThat(stored.patient(mrn).lastName()).isEqualTo("EXAMPLE");
    }

    /** What waited for it would be applied. */
    @Test
    void saysWhatWouldBecomeOfOthers() {
        String other = Envelope.newMrn();
        bus.process(admission().sentAt(10).sequence(31));
        Envelope waits = Envelope.admission(other, visit).sentAt(20).sequence(32);
        assertThat(bus.send(waits).outcome()).isEqualTo("waiting");
        JsonNode answer =
                tried(person().patient("previous_mrn", other).sentAt(30).sequence(33));
        JsonNode others = answer.path("others");
        assertThat(others).hasSize(1);
        assertThat(others.get(0).path("message_uuid").asString()).isEqualTo(waits.uuid());
        assertThat(others.get(0).path("outcome").asString()).isEqualTo("processed");
        assertThat(bus.outcomesSoFar(waits.uuid())).hasSize(1);
    }

    @Test
    void isForOperatorsAlone() {
        anonymous
                .as(Tokens.system("read:hl7_message"))
                .post(PATH, body(admission()))
                .expect(403);
        operator.post(PATH, Map.of("messages", List.of())).expect(400);
        operator.post(PATH, Map.of()).expect(400);
    }

    @Test
    void whatIsNoMessageIsRejected() {
        JsonNode answer = operator.post(PATH, "{\"messages\": [\"no message\", null, [], 7]}")
                .expect(200)
                .json();
        for (int index = 0; index < 4; index++) {
            assertThat(verdict(answer, index)).as("message " + index).startsWith("rejected ");
        }
    }
}
