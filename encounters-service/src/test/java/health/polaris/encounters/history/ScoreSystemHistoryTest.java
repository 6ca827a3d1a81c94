package health.polaris.encounters.history;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class ScoreSystemHistoryTest {

    private static final String PATH = "/dhos/v1/score_system_history/";

    @LocalServerPort
    private int port;

    private Api system;
    private String patient;
    private JsonNode encounter;
    private JsonNode row;

    @BeforeEach
    void changeAScore() {
        system = new Api(port)
                .as(Tokens.with(
                        Map.of("system_id", "S1", "can_edit_ews", 1), "read:send_encounter", "write:send_encounter"));
        patient = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of(
                "admitted_at", "2024-05-03T08:15:00Z",
                "dh_product_uuid", "P",
                "location_uuid", "W",
                "patient_uuid", patient,
                "patient_record_uuid", "R",
                "score_system", "news2");
        String uuid = system.post("/dhos/v2/encounter", body)
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        row = system.patch("/dhos/v1/encounter/" + uuid, Map.of("spo2_scale", 2))
                .expect(200)
                .json()
                .path("score_system_history")
                .get(0);
        encounter = expanded();
    }

    private JsonNode expanded() {
        return system.get("/dhos/v2/encounter?expanded=true&patient_id=" + patient)
                .expect(200)
                .json()
                .get(0);
    }

    @Test
    void correctsTheTimeAndLeavesTheEncounterAlone() {
        JsonNode corrected = system.patch(
                        PATH + row.path("uuid").asString(), Map.of("changed_time", "2024-05-03T10:00:00+01:00"))
                .expect(200)
                .json();
        assertThat(corrected.path("changed_time").asString()).isEqualTo("2024-05-03T09:00:00.000Z");
        assertThat(corrected.propertyNames()).isEqualTo(row.propertyNames());
        assertThat(expanded().path("modified")).isEqualTo(encounter.path("modified"));
        assertThat(expanded().path("score_system_history").get(0)).isEqualTo(corrected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"changed_time\": null}",
                "{\"changed_time\": \"\"}",
                "{\"changed_time\": 5}",
                "{\"changed_time\": \"rubbish\"}",
                "{\"changed_time\": \"2024-05-03T10:00:00Z\", \"more\": 1}"
            })
    void refusesEverythingElse(String body) {
        system.patch(PATH + row.path("uuid").asString(), body).expect(400);
    }

    @Test
    void isForSystemsOnly() {
        Map<String, String> correction = Map.of("changed_time", "2024-05-03T10:00:00Z");
        system.patch(PATH + "nobody", correction).expect(404);
        system.patch(PATH + "x".repeat(37), correction).expect(400);
        new Api(port)
                .as(Tokens.clinician("C", "write:send_encounter"))
                .patch(PATH + row.path("uuid").asString(), correction)
                .expect(403);
    }
}
