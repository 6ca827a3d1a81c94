package health.polaris.encounters.encounter;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class ApiDescriptionTest {

    private static final String HISTORY = "/dhos/v1/score_system_history/";

    @LocalServerPort
    private int port;

    private Ward ward;
    private Api system;
    private OpenApiContract contract;

    @BeforeEach
    void readTheDescription() {
        ward = new Ward(port);
        contract = OpenApiContract.of(ward.anonymous);
        system = ward.anonymous.as(Tokens.with(
                Map.of("system_id", "S", "can_edit_ews", true), "read:send_encounter", "write:send_encounter"));
    }

    private JsonNode call(String method, String path, int status, @Nullable Object body) {
        return contract.call(system, method, path, body).expect(status).json();
    }

    @Test
    void everyAnswerIsAsDescribed() {
        String patient = fresh("P");
        JsonNode parent =
                call("POST", CREATE, 200, body(patient, "location_history", List.of(map("location_uuid", "L"))));
        JsonNode child = call(
                "POST",
                CREATE,
                200,
                body(patient, "epr_encounter_id", fresh("V"), "child_of_encounter_uuid", uuid(parent)));
        call("POST", CREATE, 400, "{}");
        call("POST", CREATE, 409, body(patient));
        call("POST", CREATE, 422, body(""));
        contract.check("POST", CREATE, ward.anonymous.post(CREATE, "{}").expect(401));
        contract.check(
                "POST",
                CREATE,
                ward.anonymous.as(Tokens.system()).post(CREATE, "{}").expect(403));
        contract.check(
                "POST",
                CREATE,
                ward.api.with("Content-Type", "text/plain").post(CREATE, "{}").expect(415));

        String path = ENCOUNTER + uuid(parent);
        JsonNode updated =
                call("PATCH", path, 200, map("score_system", "meows", "location_uuid", "W2", "discharged_at", null));
        call("PATCH", path, 400, map("uuid", "x"));
        call("PATCH", path, 422, map("child_of_encounter_uuid", uuid(child)));
        call(
                "PATCH",
                path,
                409,
                map("epr_encounter_id", child.path("epr_encounter_id").asString()));
        call("PATCH", ENCOUNTER + "nobody", 404, "{}");
        call("GET", path, 200, null);
        call("GET", ENCOUNTER + "nobody", 404, null);
        for (String past :
                List.of("", "?as_of=2999-01-01T00:00:00Z", "?as_of_event=2999-01-01T00:00:00Z", "/history")) {
            call("GET", CREATE + "/" + uuid(parent) + past, 200, null);
            call("GET", CREATE + "/nobody" + past, 404, null);
        }
        assertThat(call("GET", path + "/children", 200, null)).hasSize(1);
        String row = uuid(updated.path("score_system_history").get(0));
        call("PATCH", HISTORY + row, 200, map("changed_time", "2024-05-03T08:15:00Z"));
        call("PATCH", HISTORY + "nobody", 404, map("changed_time", "2024-05-03T08:15:00Z"));

        for (String form : List.of("", "&compact=true", "&expanded=true", "&compact=true&expanded=true")) {
            assertThat(call("GET", CREATE + "?show_children=true&patient_id=" + patient + form, 200, null))
                    .hasSize(2);
            call("GET", "/dhos/v2/encounters?limit=5&modified_since=2024-05-03" + form, 200, null);
        }
        call("GET", CREATE, 400, null);
        for (String form : List.of("", "compact=true")) {
            call("GET", CREATE + "/latest?patient_id=" + patient + "&" + form, 200, null);
            call("POST", CREATE + "/latest?" + form, 200, List.of(patient));
            call("POST", ENCOUNTER + "locations?" + form, 200, List.of("W2"));
            call("POST", ENCOUNTER + "patients?" + form, 200, List.of(patient));
        }
        call("GET", CREATE + "/latest?patient_id=nobody", 404, null);
        call("POST", ENCOUNTER + "locations/patient_count", 200, List.of("W2"));
        call("DELETE", ENCOUNTER + uuid(child), 200, map("child_of_encounter_uuid", uuid(parent)));
        call("POST", ENCOUNTER + "merge", 200, merge());

        assertThat(contract.unseen())
                .noneMatch(operation -> operation.contains("encounter") || operation.contains("score_system"));
    }

    private static Map<String, @Nullable Object> merge() {
        return map(
                "child_record_uuid", fresh("R"),
                "parent_record_uuid", "R",
                "parent_patient_uuid", "P",
                "message_uuid", "M");
    }

    @Test
    void requestBodiesAreDescribedAsTheyAreTaken() {
        String patch = ENCOUNTER + "x";
        contract.accepts("POST", CREATE, body("P"));
        contract.accepts(
                "POST",
                CREATE,
                body(
                        "P",
                        "spo2_scale",
                        null,
                        "encounter_type",
                        null,
                        "discharged_at",
                        null,
                        "location_history",
                        List.of(map("location_uuid", "L", "arrived_at", "2024-05-03T08:15:00Z"))));
        for (String key : List.of("admitted_at", "location_uuid", "patient_uuid", "score_system")) {
            Map<String, @Nullable Object> without = body("P");
            without.remove(key);
            contract.rejects("POST", CREATE, without);
        }
        contract.rejects("POST", CREATE, body("P", "uuid", "x"));
        contract.rejects("POST", CREATE, body("P", "spo2_scale", 0));
        contract.rejects("POST", CREATE, body("P", "location_history", List.of(map("location_uuid", 5))));
        contract.accepts("PATCH", patch, "{}");
        contract.accepts("PATCH", patch, map("discharged_at", null, "deleted_at", null, "epr_encounter_id", null));
        contract.accepts("PATCH", patch, map("spo2_scale", 2, "child_of_encounter_uuid", null));
        contract.rejects("PATCH", patch, map("location_uuid", null));
        contract.rejects("PATCH", patch, map("spo2_scale", "2"));
        contract.rejects("PATCH", patch, map("patient_uuid", "x"));
        contract.accepts("DELETE", patch, map("child_of_encounter_uuid", null));
        contract.accepts("POST", ENCOUNTER + "merge", merge());
        contract.accepts("POST", ENCOUNTER + "locations", List.of("W1"));
        contract.rejects("POST", ENCOUNTER + "locations", List.of(1));
        contract.rejects("PATCH", HISTORY + "x", "{}");
    }
}
