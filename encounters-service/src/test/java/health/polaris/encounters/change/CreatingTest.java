package health.polaris.encounters.change;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class CreatingTest {

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    @Test
    void answersTheFullForm() {
        String patient = fresh("P");
        JsonNode created = ward.admit(patient);
        assertThat(created.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "epr_encounter_id",
                        "encounter_type",
                        "admitted_at",
                        "discharged_at",
                        "deleted_at",
                        "location_uuid",
                        "patient_uuid",
                        "patient_record_uuid",
                        "score_system",
                        "spo2_scale",
                        "dh_product",
                        "created",
                        "score_system_history",
                        "location_history");
        assertThat(created.path("admitted_at").asString()).isEqualTo("2024-05-03T08:15:00.000Z");
        assertThat(created.path("spo2_scale").asInt()).isEqualTo(1);
        assertThat(created.path("dh_product").toString()).isEqualTo("[{\"uuid\":\"P1\"}]");
        assertThat(created.path("epr_encounter_id").isNull()).isTrue();
        assertThat(ward.read(created)).isEqualTo(created);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-03T08:15:00.123456Z, 2024-05-03T08:15:00.123Z",
        "2024-05-03T08:15:00.999+01:00, 2024-05-03T07:15:00.999Z",
        "2024-05-03T08:15:00-0530, 2024-05-03T13:45:00.000Z",
        "2024-05-03T08:15:00, 2024-05-03T08:15:00.000Z",
        "2024-05-03T08:15, 2024-05-03T08:15:00.000Z",
        "2024-05-03 08:15:00.5, 2024-05-03T08:15:00.500Z"
    })
    void keepsTheInstantAndTakesTimesWithoutOffsetAsUtc(String sent, String shown) {
        JsonNode created = ward.admit(fresh("P"), "admitted_at", sent, "discharged_at", sent);
        assertThat(created.path("admitted_at").asString()).isEqualTo(shown);
        assertThat(created.path("discharged_at").asString()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "",
                "2024-05-03",
                "2024-13-03T08:15:00Z",
                "2024-02-30T08:15:00Z",
                "08:15",
                "1714724100"
            })
    void refusesTimesThatAreNone(String sent) {
        ward.api.post(CREATE, body(fresh("P"), "admitted_at", sent)).expect(400);
        ward.api.post(CREATE, body(fresh("P"), "deleted_at", sent)).expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admitted_at",
                "dh_product_uuid",
                "location_uuid",
                "patient_uuid",
                "patient_record_uuid",
                "score_system"
            })
    void needsTheseAndNotAsNull(String key) {
        Map<String, @Nullable Object> without = body(fresh("P"));
        without.remove(key);
        assertThat(ward.api.post(CREATE, without).expect(400).message()).contains(key);
        assertThat(ward.api
                        .post(CREATE, body(fresh("P"), key, null))
                        .expect(400)
                        .message())
                .contains(key);
        assertThat(ward.api.post(CREATE, body(fresh("P"), key, 5)).expect(400).message())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dh_product_uuid", "location_uuid", "patient_uuid", "patient_record_uuid"})
    void takesAnyIdOfUpTo36Characters(String key) {
        ward.api.post(CREATE, body(fresh("P"), key, "x".repeat(37))).expect(400);
        String longest = fresh("Ä€").concat("-".repeat(36)).substring(0, 36);
        assertThat(ward.api.post(CREATE, body(fresh("P"), key, longest)).status())
                .isEqualTo(200);
        ward.api.post(CREATE, body(fresh("P"), key, "nul\u0000")).expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuid",
                "created",
                "created_by",
                "modified_by_",
                "merge_history",
                "parent_uuid",
                "version",
                "change_position",
                "anything"
            })
    void refusesKeysThatItDoesNotKnow(String key) {
        assertThat(ward.api.post(CREATE, body(fresh("P"), key, "x")).expect(400).message())
                .contains(key);
    }

    @Test
    void refusesBodiesThatAreNoObject() {
        ward.api.post(CREATE, "[]").expect(400);
        ward.api.post(CREATE, "null").expect(400);
        ward.api.post(CREATE, "{").expect(400);
        ward.api.post(CREATE, null).expect(400);
        ward.api
                .with("Content-Type", "text/plain")
                .post(CREATE, body(fresh("P")))
                .expect(415);
        ward.api
                .with("Content-Type", "application/json; charset=utf-8")
                .post(CREATE, body(fresh("P")))
                .expect(200);
    }

    @Test
    void ignoresQueryParametersSinceItDeclaresNone() {
        ward.api.post(CREATE + "?compact=true", body(fresh("P"))).expect(200);
    }

    @Test
    void refusesAnEmptyPatientAsUnprocessable() {
        assertThat(ward.api.post(CREATE, body("")).expect(422).message()).isEqualTo("Unprocessible entity");
    }

    @Test
    void refusesASecondOpenLocalEncounter() {
        String patient = fresh("P");
        ward.admitByEpr(patient);
        JsonNode first = ward.admit(patient, "epr_encounter_id", "");
        assertThat(first.path("epr_encounter_id").isNull()).isTrue();
        String message = "A local encounter '%s' already exists".formatted(uuid(first));
        for (Map<String, @Nullable Object> second : List.of(
                body(patient),
                body(patient, "discharged_at", "2024-06-01T00:00:00Z"),
                body(patient, "deleted_at", "2024-06-01T00:00:00Z"),
                body(patient, "child_of_encounter_uuid", uuid(first)))) {
            assertThat(ward.api.post(CREATE, second).expect(409).message()).isEqualTo(message);
        }
        ward.patch(first, "discharged_at", "2024-06-01T00:00:00Z").expect(200);
        ward.admit(patient);
    }

    @Test
    void namesTheOneAdmittedLastWhenThereAreTwo() {
        String one = fresh("P");
        String other = fresh("P");
        ward.admit(one, "admitted_at", "2024-01-01T00:00:00Z");
        JsonNode later = ward.admit(other, "admitted_at", "2024-02-01T00:00:00Z");
        ward.api
                .post(
                        Ward.ENCOUNTER + "merge",
                        map(
                                "child_record_uuid",
                                "R-" + other,
                                "parent_record_uuid",
                                "R-" + one,
                                "parent_patient_uuid",
                                one,
                                "message_uuid",
                                "M1"))
                .expect(200);
        assertThat(ward.api.post(CREATE, body(one)).expect(409).message()).contains(uuid(later));
    }

    @Test
    void aVisitNumberIsTakenOnceAmongAllPatientsUntilItsEncounterIsDeleted() {
        String number = fresh("V");
        JsonNode first = ward.admit(fresh("P"), "epr_encounter_id", number);
        Answer second = ward.api.post(CREATE, body(fresh("P"), "epr_encounter_id", number));
        assertThat(second.expect(409).message()).isEqualTo("An EPR encounter '%s' already exists".formatted(number));
        ward.patch(first, "deleted_at", "2024-06-01T00:00:00Z").expect(200);
        ward.admit(fresh("P"), "epr_encounter_id", number);
        ward.api
                .post(CREATE, body(fresh("P"), "epr_encounter_id", number, "deleted_at", "2024-06-01T00:00:00Z"))
                .expect(409);
        ward.api
                .post(CREATE, body(fresh("P"), "epr_encounter_id", "v".repeat(601)))
                .expect(400);
    }

    @Test
    void otherScalesNeedThePermission() {
        ward.api.post(CREATE, body(fresh("P"), "spo2_scale", 2)).expect(403);
        ward.api.post(CREATE, body(fresh("P"), "spo2_scale", null)).expect(200);
        ward.api.post(CREATE, body(fresh("P"), "spo2_scale", 1)).expect(200);
        JsonNode created = ward.editor()
                .post(CREATE, body(fresh("P"), "spo2_scale", 2))
                .expect(200)
                .json();
        assertThat(created.path("spo2_scale").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.0", "true", "\"1\"", "[]", "99999999999"})
    void theScaleIsAnIntegerFromOne(String scale) {
        String text = "{\"spo2_scale\": %s, \"admitted_at\": \"2024-05-03T08:15:00Z\", \"score_system\": \"news2\", "
                + "\"dh_product_uuid\": \"P\", \"location_uuid\": \"W\", \"patient_uuid\": \"%s\", "
                + "\"patient_record_uuid\": \"R\"}";
        ward.editor().post(CREATE, text.formatted(scale, fresh("P"))).expect(400);
    }

    @Test
    void aParentMustExist() {
        ward.api
                .post(CREATE, body(fresh("P"), "child_of_encounter_uuid", "nobody"))
                .expect(422);
        JsonNode parent = ward.admit(fresh("P"));
        JsonNode child = ward.admit(fresh("P"), "child_of_encounter_uuid", uuid(parent));
        assertThat(child.path("child_of_encounter_uuid").asString()).isEqualTo(uuid(parent));
    }

    @Test
    void keepsThePostedLocationHistoryByArrival() {
        JsonNode created = ward.admit(
                fresh("P"),
                "location_history",
                List.of(
                        map("location_uuid", "L2", "arrived_at", "2024-05-02T00:00:00+02:00"),
                        map(
                                "location_uuid", "L1",
                                "arrived_at", "2024-05-01T00:00:00",
                                "departed_at", "2024-05-01T12:00:00Z"),
                        map("location_uuid", "L3")));
        JsonNode history = created.path("location_history");
        assertThat(history.findValuesAsString("location_uuid")).containsExactly("L1", "L2", "L3");
        assertThat(history.get(0).path("arrived_at").asString()).isEqualTo("2024-05-01T00:00:00.000Z");
        assertThat(history.get(0).path("departed_at").asString()).isEqualTo("2024-05-01T12:00:00.000Z");
        assertThat(history.get(1).path("arrived_at").asString()).isEqualTo("2024-05-01T22:00:00.000Z");
        assertThat(history.get(2).path("arrived_at").isNull()).isFalse();
        assertThat(history.get(2).path("created_at").asString()).endsWith("Z");
    }

    @Test
    void refusesALocationHistoryThatIsNone() {
        ward.api.post(CREATE, "{\"location_history\": null}").expect(400);
        ward.api.post(CREATE, body(fresh("P"), "location_history", null)).expect(400);
        ward.api.post(CREATE, body(fresh("P"), "location_history", "W1")).expect(400);
        ward.api
                .post(CREATE, body(fresh("P"), "location_history", List.of("W1")))
                .expect(400);
        ward.api
                .post(CREATE, body(fresh("P"), "location_history", List.of(map())))
                .expect(400);
        ward.api
                .post(CREATE, body(fresh("P"), "location_history", List.of(map("location_uuid", "x".repeat(37)))))
                .expect(400);
        ward.api
                .post(CREATE, body(fresh("P"), "location_history", List.of(map("location_uuid", "L", "uuid", "x"))))
                .expect(400);
    }
}
