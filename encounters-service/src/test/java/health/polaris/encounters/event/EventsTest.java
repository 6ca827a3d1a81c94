package health.polaris.encounters.event;

import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Bus;
import health.polaris.encounters.encounter.Bus.Event;
import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class EventsTest {

    private final Bus bus = Bus.shared();

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private List<String> kinds(String encounter, int number) {
        return bus.about(encounter, number).stream()
                .map(event -> event.type().isEmpty() ? event.routingKey() : event.type())
                .toList();
    }

    @Test
    void creationSaysThatTheEncounterChanged() {
        JsonNode encounter = ward.admit(fresh("P"));
        Event event = bus.about(uuid(encounter), 1).getFirst();
        assertThat(event.routingKey()).isEqualTo(Bus.CHANGED);
        assertThat(event.body().toString()).isEqualTo("{\"encounter_id\":\"%s\"}".formatted(uuid(encounter)));
        assertThat(event.properties().getContentType()).isEqualTo("application/text");
    }

    @Test
    void anUpdateSaysWhatChangedInOrder() {
        JsonNode encounter = ward.admit(fresh("P"), "encounter_type", "INPATIENT");
        ward.patch(encounter, "encounter_type", "EMERGENCY", "location_uuid", "W2")
                .expect(200);
        ward.patch(encounter, "encounter_type", "EMERGENCY").expect(200);
        ward.patch(encounter, "dh_product_uuid", "P2").expect(200);
        ward.patch(encounter).expect(200);
        ward.patch(encounter, "deleted_at", "2024-06-01T00:00:00Z").expect(200);
        assertThat(kinds(uuid(encounter), 6))
                .containsExactly(
                        Bus.CHANGED,
                        Bus.CHANGED,
                        "encounter_modified",
                        Bus.CHANGED,
                        "encounter_modified",
                        "encounter_deleted");
        JsonNode data = bus.about(uuid(encounter)).get(2).body().path("event_data");
        assertThat(data.path("clinician_id").asString()).isEqualTo("C1");
        assertThat(data.path("encounter_id").asString()).isEqualTo(uuid(encounter));
        List<String> modifications =
                data.path("modifications").valueStream().map(JsonNode::toString).toList();
        assertThat(modifications)
                .contains("[\"change\",\"encounter_type\",[\"INPATIENT\",\"EMERGENCY\"]]")
                .contains("[\"change\",\"location_uuid\",[\"W1\",\"W2\"]]")
                .anySatisfy(modification -> assertThat(modification)
                        .startsWith("[\"add\",\"location_history\",[[0,{\"location_uuid\":\"W1\",")
                        .contains("+00:00"))
                .hasSize(3);
    }

    @Test
    void aNewParentIsAnAddition() {
        JsonNode parent = ward.admit(fresh("P"));
        JsonNode child = ward.admit(fresh("P"));
        ward.patch(child, "child_of_encounter_uuid", uuid(parent)).expect(200);
        assertThat(bus.about(uuid(child), 3)
                        .get(2)
                        .body()
                        .path("event_data")
                        .path("modifications")
                        .toString())
                .isEqualTo("[[\"add\",\"\",[[\"child_of_encounter_uuid\",\"%s\"]]]]".formatted(uuid(parent)));
    }

    @Test
    void theAdaptersOwnUpdatesAreNotAudited() {
        JsonNode encounter = ward.admit(fresh("P"));
        ward.anonymous
                .as(Tokens.with(Map.of("system_id", "dhos-async-adapter"), "write:send_encounter"))
                .patch(ENCOUNTER + uuid(encounter), map("encounter_type", "NEW"))
                .expect(200);
        ward.api.delete(ENCOUNTER + uuid(encounter), "{}").expect(200);
        assertThat(kinds(uuid(encounter), 3)).containsExactly(Bus.CHANGED, Bus.CHANGED, Bus.CHANGED);
    }

    @Test
    void aRefusedChangeOfTheScoreIsAuditedAndNothingElse() {
        JsonNode encounter = ward.admit(fresh("P"));
        ward.patch(encounter, "spo2_scale", 2).expect(403);
        List<Event> events = bus.about(uuid(encounter), 2);
        assertThat(events).hasSize(2);
        assertThat(events.get(1).type()).isEqualTo("ews_change_failure");
        JsonNode data = events.get(1).body().path("event_data");
        assertThat(data.toString())
                .isEqualTo(("{\"clinician_id\":\"C1\",\"encounter_id\":\"%s\",\"epr_encounter_id\":\"Local Encounter\","
                                + "\"previous_spo2_scale\":1,\"previous_score_system\":\"news2\",\"new_spo2_scale\":2,"
                                + "\"new_score_system\":null}")
                        .formatted(uuid(encounter)));
    }

    @Test
    void aChangeOfTheScoreIsAuditedAndToldAsAnObservation() {
        String patient = fresh("P");
        JsonNode encounter = ward.admitByEpr(patient);
        ward.editor()
                .patch(ENCOUNTER + uuid(encounter), map("score_system", "meows", "spo2_scale", 2))
                .expect(200);
        assertThat(kinds(uuid(encounter), 5))
                .containsExactly(
                        Bus.CHANGED, "score_system_changed", Bus.OBSERVATIONS, Bus.CHANGED, "encounter_modified");
        List<Event> events = bus.about(uuid(encounter));
        JsonNode audit = events.get(1).body().path("event_data");
        assertThat(audit.propertyNames())
                .containsExactlyInAnyOrder(
                        "clinician_id",
                        "encounter_id",
                        "epr_encounter_id",
                        "previous_spo2_scale",
                        "previous_score_system",
                        "new_spo2_scale",
                        "new_score_system",
                        "modified",
                        "modified_by");
        assertThat(audit.path("epr_encounter_id")).isEqualTo(encounter.path("epr_encounter_id"));
        JsonNode action = events.get(2).body().path("actions").get(0);
        assertThat(action.path("name").asString()).isEqualTo("process_observation_set");
        JsonNode shown = action.path("data").path("encounter");
        assertThat(shown.path("modified_by").asString()).isEqualTo("C2");
        assertThat(shown.path("score_system_history")).hasSize(1);
        assertThat(shown.path("modified").asString()).endsWith("+00:00");
        assertThat(shown.has("location_ods_code")).isTrue();
        assertThat(shown.path("location_ods_code").isNull()).isTrue();
        assertThat(action.path("data").has("patient")).isFalse();
        JsonNode set = action.path("data").path("observation_set");
        assertThat(set.path("record_time")).isEqualTo(shown.path("modified"));
        assertThat(set.path("created")).isEqualTo(shown.path("modified"));
        assertThat(set.path("created_by").asString()).isEqualTo("C2");
        assertThat(set.path("score_system").asString()).isEqualTo("meows");
        assertThat(set.path("spo2_scale").asInt()).isEqualTo(2);
    }

    @Test
    void aMergeSaysNothing() {
        String patient = fresh("P");
        JsonNode encounter = ward.admit(patient);
        ward.api
                .post(
                        ENCOUNTER + "merge",
                        map(
                                "child_record_uuid",
                                "R-" + patient,
                                "parent_record_uuid",
                                "R2",
                                "parent_patient_uuid",
                                fresh("P"),
                                "message_uuid",
                                "M"))
                .expect(200);
        ward.api.delete(ENCOUNTER + uuid(encounter), "{}").expect(200);
        assertThat(bus.about(uuid(encounter), 2)).hasSize(2);
    }
}
