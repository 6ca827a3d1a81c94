package health.polaris.encounters.encounter;

import static health.polaris.encounters.encounter.ChildrenTest.atOnce;
import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class ConcurrencyTest {

    private static final String EPR_ACTIONS = "dhos.24891000000101";

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    @RepeatedTest(3)
    void ofManyLocalEncountersCreatedAtOnceOneIsStored() throws Exception {
        String patient = fresh("P");
        List<Answer> answers = atOnce(
                () -> ward.api.post(CREATE, body(patient)),
                () -> ward.api.post(CREATE, body(patient)),
                () -> ward.api.post(CREATE, body(patient)),
                () -> ward.api.post(CREATE, body(patient)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(ward.list("patient_id=" + patient)).hasSize(1);
    }

    @RepeatedTest(3)
    void ofEqualVisitNumbersOfTwoPatientsAtOnceOneIsStoredAndTheOtherNamed() throws Exception {
        String number = fresh("V");
        List<Answer> answers = atOnce(
                () -> ward.api.post(CREATE, body(fresh("P"), "epr_encounter_id", number)),
                () -> ward.api.post(CREATE, body(fresh("P"), "epr_encounter_id", number)));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .extracting(Answer::message)
                .containsExactly("An EPR encounter '%s' already exists".formatted(number));
    }

    @RepeatedTest(3)
    void twoUpdatesAtOnceLoseNoHistoryRowAndNoField() throws Exception {
        JsonNode encounter = ward.admit(fresh("P"));
        List<Answer> answers = atOnce(
                () -> ward.patch(encounter, "location_uuid", "W2", "encounter_type", "W2"),
                () -> ward.patch(encounter, "location_uuid", "W3", "encounter_type", "W3"),
                () -> ward.patch(encounter, "patient_record_uuid", "R9"),
                () -> ward.patch(encounter, "discharged_at", "2034-06-01T00:00:00Z"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        JsonNode stored = ward.read(encounter);
        JsonNode history = stored.path("location_history");
        assertThat(history.findValuesAsString("location_uuid"))
                .startsWith("W1")
                .hasSize(2)
                .doesNotContain(stored.path("location_uuid").asString());
        assertThat(history.get(1).path("arrived_at")).isEqualTo(history.get(0).path("departed_at"));
        assertThat(stored.path("encounter_type")).isEqualTo(stored.path("location_uuid"));
        assertThat(stored.path("patient_record_uuid").asString()).isEqualTo("R9");
        assertThat(stored.path("discharged_at").isNull()).isFalse();
    }

    @RepeatedTest(3)
    void aMessageOfTheEprAndClientsAtOnceNeverLeaveTwoOpenLocalEncounters() throws Exception {
        String mrn = fresh("M");
        JsonNode patient = await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> saidAndKnown(mrn), found -> found.size() == 1)
                .get(0);
        String record = patient.path("record").path("uuid").asString();
        String number = fresh("V");
        JsonNode admission = encounterActions(number);
        atOnce(
                () -> ward.api.post(CREATE, body(uuid(patient), "patient_record_uuid", record)),
                () -> publish(mrn, List.of(admission.get(0), admission.get(1))),
                () -> ward.api.post(CREATE, body(uuid(patient), "patient_record_uuid", record)),
                () -> ward.api.post(CREATE, body(uuid(patient), "patient_record_uuid", record)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ward.list("epr_encounter_id=" + number).size() == 1);
        JsonNode open = ward.list("patient_id=" + uuid(patient));
        assertThat(open.valueStream()
                        .filter(encounter -> encounter.path("epr_encounter_id").isNull())
                        .count())
                .isLessThanOrEqualTo(1);
        assertThat(open.size()).isBetween(1, 2);
    }

    /** Said again and again, since the service may not be listening yet. */
    private JsonNode saidAndKnown(String mrn) throws Exception {
        publish(mrn, List.of());
        return ward.anonymous
                .as(Tokens.system("read:send_patient"))
                .get("/dhos/v1/patient?product_name=SEND&identifier_type=MRN&identifier_value=" + mrn)
                .expect(200)
                .json();
    }

    private boolean publish(String mrn, List<JsonNode> more) throws Exception {
        var actions = new java.util.ArrayList<Object>(more);
        actions.add(map("name", "process_patient", "data", map("mrn", mrn, "first_name", "A", "last_name", "B")));
        Bus.shared()
                .publish(
                        EPR_ACTIONS,
                        map("dhos_connector_message_uuid", UUID.randomUUID().toString(), "actions", actions));
        return true;
    }

    private static JsonNode encounterActions(String number) {
        return tools.jackson.databind.json.JsonMapper.shared().readTree("""
                        [{"name": "process_location", "data": {"location": {"epr_ward_code": "Ward"}}},
                         {"name": "process_encounter", "data": {
                           "epr_encounter_id": "%s", "encounter_type": "INPATIENT",
                           "admitted_at": "2024-05-03T08:15:00.000Z", "location": {"epr_ward_code": "Ward"}}}]
                        """.formatted(number));
    }
}
