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
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class MergingTest {

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    @Test
    void mergesEveryEncounterOfARecordIntoAnotherPatient() {
        String from = fresh("P");
        String into = fresh("P");
        JsonNode open = ward.admit(from);
        JsonNode deleted = ward.admitByEpr(from, "deleted_at", "2024-06-01T00:00:00Z");
        JsonNode child = ward.admitByEpr(from, "child_of_encounter_uuid", uuid(open));
        var merge = map(
                "child_record_uuid",
                "R-" + from,
                "parent_record_uuid",
                "R-" + into,
                "parent_patient_uuid",
                into,
                "message_uuid",
                "M1",
                "more",
                "ignored");
        assertThat(ward.api.post(ENCOUNTER + "merge", merge).expect(200).body()).isEqualTo("{\"total\":3}");
        assertThat(ward.api
                        .post(ENCOUNTER + "merge?compact=true", merge)
                        .expect(200)
                        .body())
                .isEqualTo("{\"total\":0}");
        for (JsonNode encounter : List.of(open, deleted, child)) {
            JsonNode moved = ward.read(encounter);
            assertThat(moved.path("patient_uuid").asString()).isEqualTo(into);
            assertThat(moved.path("patient_record_uuid").asString()).isEqualTo("R-" + into);
            assertThat(moved.has("merge_history")).isFalse();
        }
    }

    @Test
    void refusesMergesThatAreNone() {
        var merge = map(
                "child_record_uuid", "R1",
                "parent_record_uuid", "R1",
                "parent_patient_uuid", "P1",
                "message_uuid", "M1");
        assertThat(ward.api.post(ENCOUNTER + "merge", merge).expect(400).message())
                .isEqualTo("Cannot merge identical patient records");
        merge.put("parent_record_uuid", "R2");
        for (String key : List.copyOf(merge.keySet())) {
            Object value = merge.remove(key);
            ward.api.post(ENCOUNTER + "merge", merge).expect(400);
            merge.put(key, null);
            ward.api.post(ENCOUNTER + "merge", merge).expect(400);
            merge.put(key, 5);
            ward.api.post(ENCOUNTER + "merge", merge).expect(400);
            merge.put(key, value);
        }
    }
}
