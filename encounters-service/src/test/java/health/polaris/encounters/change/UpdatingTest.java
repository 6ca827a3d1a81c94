package health.polaris.encounters.change;

import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.PolarisTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class UpdatingTest {

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private JsonNode expanded(JsonNode encounter) {
        String number = encounter.path("patient_uuid").asString();
        return ward.list("expanded=true&show_deleted=true&show_children=true&patient_id=" + number)
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "encounter_type, EMERGENCY",
        "patient_record_uuid, R2",
        "location_uuid, W2",
        "epr_encounter_id, V-overwritten",
        "admitted_at, 2024-01-01T00:00:00.000Z",
        "discharged_at, 2034-01-01T00:00:00.000Z",
        "deleted_at, 2024-01-01T00:00:00.000Z"
    })
    void overwritesAField(String key, String value) {
        JsonNode encounter = ward.admit(fresh("P"));
        JsonNode updated = ward.patch(encounter, key, value).expect(200).json();
        assertThat(updated.path(key).asString()).isEqualTo(value);
        assertThat(ward.read(encounter)).isEqualTo(updated);
        ward.patch(encounter, "epr_encounter_id", null).expect(200);
    }

    @Test
    void overwritesTheProduct() {
        JsonNode updated = ward.patch(ward.admit(fresh("P")), "dh_product_uuid", "P2")
                .expect(200)
                .json();
        assertThat(updated.path("dh_product").toString()).isEqualTo("[{\"uuid\":\"P2\"}]");
    }

    @Test
    void nullReopensUndeletesAndMakesLocalAndIsIgnoredForParentAndScale() {
        JsonNode parent = ward.admit(fresh("P"));
        JsonNode encounter = ward.admitByEpr(
                fresh("P"),
                "discharged_at",
                "2024-06-01T00:00:00Z",
                "deleted_at",
                "2024-06-01T00:00:00Z",
                "child_of_encounter_uuid",
                uuid(parent));
        JsonNode updated = ward.patch(
                        encounter,
                        "discharged_at",
                        null,
                        "deleted_at",
                        null,
                        "epr_encounter_id",
                        null,
                        "child_of_encounter_uuid",
                        null,
                        "spo2_scale",
                        null)
                .expect(200)
                .json();
        assertThat(updated.path("discharged_at").isNull()).isTrue();
        assertThat(updated.path("deleted_at").isNull()).isTrue();
        assertThat(updated.path("epr_encounter_id").isNull()).isTrue();
        assertThat(updated.path("child_of_encounter_uuid").asString()).isEqualTo(uuid(parent));
        assertThat(updated.path("score_system_history")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encounter_type",
                "admitted_at",
                "patient_record_uuid",
                "dh_product_uuid",
                "location_uuid",
                "score_system"
            })
    void refusesNullAndOtherTypesForTheOthers(String key) {
        JsonNode encounter = ward.admit(fresh("P"));
        assertThat(ward.patch(encounter, key, null).expect(400).message()).isNotEmpty();
        ward.patch(encounter, key, 5).expect(400);
        ward.patch(encounter, key, List.of("x")).expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient_uuid",
                "uuid",
                "location_history",
                "score_system_history",
                "created",
                "parent_uuid",
                "nonsense"
            })
    void refusesOtherKeysAndChangesNothing(String key) {
        JsonNode encounter = ward.admit(fresh("P"));
        assertThat(ward.patch(encounter, key, "x", "encounter_type", "NEW")
                        .expect(400)
                        .message())
                .isEqualTo(key + " can not be updated");
        assertThat(ward.read(encounter)).isEqualTo(encounter);
    }

    @Test
    void refusesWhatCanNotBeStored() {
        JsonNode encounter = ward.admit(fresh("P"));
        String tooLong = "x".repeat(37);
        for (String key :
                List.of("location_uuid", "patient_record_uuid", "dh_product_uuid", "child_of_encounter_uuid")) {
            ward.patch(encounter, key, tooLong).expect(400);
        }
        ward.patch(encounter, "epr_encounter_id", "x".repeat(601)).expect(400);
        ward.patch(encounter, "discharged_at", "tomorrow").expect(400);
        ward.patch(encounter, "discharged_at", "").expect(400);
        ward.patch(encounter, "spo2_scale", 1.0).expect(400);
        ward.patch(encounter, "spo2_scale", "1").expect(400);
        ward.patch(encounter, "spo2_scale", 0).expect(400);
        ward.api.patch(ENCOUNTER + uuid(encounter), "[]").expect(400);
        ward.api.patch(ENCOUNTER + uuid(encounter), "null").expect(400);
        ward.api.patch(ENCOUNTER + uuid(encounter), null).expect(400);
        ward.api
                .with("Content-Type", "text/plain")
                .patch(ENCOUNTER + uuid(encounter), "{}")
                .expect(415);
        assertThat(ward.read(encounter)).isEqualTo(encounter);
    }

    @Test
    void anUnknownEncounterIsNotFoundAndAnEmptyUpdateChangesNothing() {
        ward.api.patch(ENCOUNTER + "nobody", map("encounter_type", "x")).expect(404);
        JsonNode encounter = ward.admit(fresh("P"));
        JsonNode before = expanded(encounter);
        ward.patch(encounter).expect(200);
        ward.patch(
                        encounter,
                        "location_uuid",
                        "W1",
                        "score_system",
                        "news2",
                        "spo2_scale",
                        1,
                        "admitted_at",
                        "2024-05-03T09:15:00+01:00")
                .expect(200);
        assertThat(expanded(encounter)).isEqualTo(before);
        ward.patch(encounter, "encounter_type", "NEW").expect(200);
        assertThat(expanded(encounter).path("modified").asString())
                .isNotEqualTo(before.path("modified").asString());
    }

    @Test
    void leavesAHistoryRowForEachLocationLeft() {
        JsonNode encounter = ward.admit(fresh("P"), "admitted_at", "2024-05-03T08:15:00.000Z");
        ward.patch(encounter, "location_uuid", "W2").expect(200);
        ward.patch(encounter, "location_uuid", "W2").expect(200);
        JsonNode history =
                ward.patch(encounter, "location_uuid", "W3").expect(200).json().path("location_history");
        assertThat(history.findValuesAsString("location_uuid")).containsExactly("W1", "W2");
        assertThat(history.get(0).path("arrived_at").asString()).isEqualTo("2024-05-03T08:15:00.000Z");
        assertThat(history.get(1).path("arrived_at")).isEqualTo(history.get(0).path("departed_at"));
        assertThat(history.get(1).path("departed_at").asString())
                .isGreaterThanOrEqualTo(history.get(1).path("arrived_at").asString());
    }

    @Test
    void whoeverIsAdmittedInTheFutureArrivesNow() {
        JsonNode encounter = ward.admit(fresh("P"), "admitted_at", "2099-05-03T08:15:00.000Z");
        JsonNode left = ward.patch(encounter, "location_uuid", "W2")
                .expect(200)
                .json()
                .path("location_history")
                .get(0);
        assertThat(left.path("arrived_at")).isEqualTo(left.path("departed_at"));
    }

    @Test
    void scoringOtherwiseNeedsThePermissionAndLeavesAHistoryRow() {
        JsonNode encounter = ward.admit(fresh("P"));
        ward.patch(encounter, "score_system", "meows", "encounter_type", "NEW").expect(403);
        ward.patch(encounter, "spo2_scale", 2).expect(403);
        assertThat(ward.read(encounter)).isEqualTo(encounter);

        String path = ENCOUNTER + uuid(encounter);
        ward.editor().patch(path, map("spo2_scale", 2)).expect(200);
        JsonNode updated = ward.editor()
                .patch(path, map("score_system", "meows", "spo2_scale", 2))
                .expect(200)
                .json();
        assertThat(updated.path("score_system").asString()).isEqualTo("meows");
        assertThat(updated.path("spo2_scale").asInt()).isEqualTo(2);
        JsonNode history = updated.path("score_system_history");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).path("score_system").isNull()).isTrue();
        assertThat(history.get(0).path("previous_score_system").asString()).isEqualTo("news2");
        assertThat(history.get(0).path("spo2_scale").asInt()).isEqualTo(2);
        assertThat(history.get(0).path("previous_spo2_scale").asInt()).isEqualTo(1);
        assertThat(history.get(0).path("created_by").asString()).isEqualTo("C2");
        assertThat(history.get(0).path("changed_by").asString()).isEqualTo("C2");
        assertThat(history.get(1).path("score_system").asString()).isEqualTo("meows");
        ward.patch(encounter, "score_system", "", "spo2_scale", 2).expect(200);
        assertThat(ward.read(encounter).path("score_system_history")).hasSize(2);
    }

    @Test
    void refusesAVisitNumberThatIsTaken() {
        JsonNode taken = ward.admitByEpr(fresh("P"));
        String number = taken.path("epr_encounter_id").asString();
        JsonNode encounter = ward.admit(fresh("P"));
        assertThat(ward.patch(encounter, "epr_encounter_id", number, "encounter_type", "NEW")
                        .expect(409)
                        .message())
                .isEqualTo("An EPR encounter '%s' already exists".formatted(number));
        assertThat(ward.read(encounter)).isEqualTo(encounter);
        ward.patch(taken, "deleted_at", "2024-06-01T00:00:00Z").expect(200);
        ward.patch(encounter, "epr_encounter_id", number).expect(200);
        ward.patch(taken, "deleted_at", null).expect(409);
        JsonNode local = ward.patch(taken, "epr_encounter_id", "").expect(200).json();
        assertThat(local.path("epr_encounter_id").isNull()).isTrue();
    }

    @Test
    void deletedEncountersCanBeChanged() {
        JsonNode encounter = ward.admit(fresh("P"), "deleted_at", "2024-06-01T00:00:00Z");
        ward.patch(encounter, "encounter_type", "NEW").expect(200);
    }

    @Test
    void aSecondOpenLocalEncounterMayComeOfAnUpdate() {
        String patient = fresh("P");
        JsonNode closed = ward.admit(patient);
        ward.patch(closed, "discharged_at", "2024-06-01T00:00:00Z").expect(200);
        ward.admit(patient);
        ward.patch(closed, "discharged_at", null).expect(200);
    }

    @Test
    void theDeleteVerbRemovesTheParentIfItIsTheOneNamed() {
        JsonNode parent = ward.admit(fresh("P"));
        JsonNode child = ward.admit(fresh("P"), "child_of_encounter_uuid", uuid(parent));
        String path = ENCOUNTER + uuid(child);
        for (Object harmless : List.of(
                "{}", "{\"child_of_encounter_uuid\": null}", map("child_of_encounter_uuid", "other", "more", 1))) {
            assertThat(ward.api.delete(path, harmless).expect(200).json()).isEqualTo(child);
        }
        ward.api.delete(path, null).expect(400);
        ward.api.delete(path, "[]").expect(400);
        ward.api.delete(path, map("child_of_encounter_uuid", 5)).expect(400);
        ward.api.delete(ENCOUNTER + "nobody", "{}").expect(404);
        JsonNode alone = ward.api
                .delete(path, map("child_of_encounter_uuid", uuid(parent)))
                .expect(200)
                .json();
        assertThat(alone.has("child_of_encounter_uuid")).isFalse();
        assertThat(alone.path("deleted_at").isNull()).isTrue();
    }
}
