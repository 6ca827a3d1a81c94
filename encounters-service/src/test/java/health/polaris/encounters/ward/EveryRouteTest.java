package health.polaris.encounters.ward;

import static health.polaris.encounters.encounter.Ward.CREATE;
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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The ward rule by route: a stay elsewhere is neither shown nor changed by any, and a route that is new has to say how. */
@PolarisTest
@TestPropertySource(properties = "ENCOUNTER_WARD_RULE=true")
class EveryRouteTest {

    /** About stays in no way, or for operators and systems alone. */
    private static final Set<String> NO_STAYS = Set.of(
            // No answer with an end: WardRuleTest listens to it.
            "GET /dhos/v1/event_stream",
            "GET /dhos/v1/access_record",
            "GET /dhos/v1/break_glass",
            "GET /dhos/v1/epr_message/{message_id}/change",
            "GET /dhos/v1/location",
            "GET /dhos/v1/location/search",
            "GET /dhos/v1/location/{location_id}",
            "GET /dhos/v1/patient",
            "GET /dhos/v1/patient/conflict",
            "GET /dhos/v1/patient/list",
            // Of the directory's patients: see below.
            "GET /dhos/v1/patient/{patient_id}/history",
            "PATCH /dhos/v1/score_system_history/{score_system_history_id}",
            "POST /dhos/v1/epr_message/dry_run",
            "POST /dhos/v1/patient/conflict/{conflict_id}/dismissal",
            "POST /dhos/v1/patient/{patient_id}/break_glass",
            "POST /dhos/v1/patient/{patient_id}/merge/{other_patient_id}",
            "POST /dhos/v1/patient/{patient_id}/unlink",
            "POST /dhos/v1/reconciliation");

    /** 403, or nothing of the stay in the answer. */
    private static final Map<String, Integer> STAYS = Map.ofEntries(
            Map.entry("DELETE /dhos/v1/encounter/{encounter_id}", 403),
            Map.entry("GET /dhos/v1/encounter/{encounter_id}", 403),
            Map.entry("GET /dhos/v1/encounter/{encounter_id}/children", 403),
            Map.entry("GET /dhos/v1/location/{location_id}/occupancy", 200),
            Map.entry("GET /dhos/v2/encounter", 200),
            Map.entry("GET /dhos/v2/encounter/{encounter_id}", 403),
            Map.entry("GET /dhos/v2/encounter/{encounter_id}/history", 403),
            Map.entry("GET /dhos/v2/encounter/latest", 404),
            Map.entry("GET /dhos/v2/encounters", 200),
            Map.entry("PATCH /dhos/v1/encounter/{encounter_id}", 403),
            Map.entry("POST /dhos/v1/encounter/locations", 200),
            Map.entry("POST /dhos/v1/encounter/locations/patient_count", 200),
            Map.entry("POST /dhos/v1/encounter/merge", 403),
            Map.entry("POST /dhos/v1/encounter/patients", 200),
            Map.entry("POST /dhos/v2/encounter", 403),
            Map.entry("POST /dhos/v2/encounter/latest", 200));

    private final String ward = fresh("W");
    private final String patient = fresh("P");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void noRouteShowsOrChangesAStayOfAnotherWard() {
        Api anonymous = new Api(port);
        Set<String> unknown = new TreeSet<>(OpenApiContract.of(anonymous).operations());
        unknown.removeIf(operation -> !operation.contains(" /dhos/"));
        unknown.removeAll(NO_STAYS);
        unknown.removeAll(STAYS.keySet());
        assertThat(unknown)
                .as("routes of which nobody said whether they show stays")
                .isEmpty();

        String stay = uuid(anonymous
                .as(Tokens.system("write:send_encounter"))
                .post(CREATE, body(patient, "location_uuid", ward))
                .expect(200)
                .json());
        Api elsewhere = anonymous.as(Tokens.with(
                Map.of("clinician_id", fresh("C"), "locations", List.of(Map.of("id", fresh("W")))),
                "read:send_encounter",
                "write:send_encounter"));
        STAYS.forEach((operation, status) -> {
            String[] methodAndPath = operation.split(" ", 2);
            String path =
                    methodAndPath[1].replace("{encounter_id}", stay).replace("{location_id}", ward) + query(operation);
            assertThat(elsewhere
                            .send(methodAndPath[0], path, content(operation))
                            .expect(status)
                            .body())
                    .as(operation)
                    .doesNotContain(stay, ward);
        });
    }

    @Test
    void noHistoryShowsAPatientOfAnotherWard() {
        Api anonymous = new Api(port);
        anonymous
                .as(Tokens.system("write:send_encounter"))
                .post(CREATE, body(patient, "location_uuid", ward))
                .expect(200);
        jdbc.sql("""
                        insert into epr_patient (uuid, record_uuid, product_uuid, product_name, product_opened_date, created,
                            created_by_, modified, modified_by_, version)
                        values (?, ?, 'P', 'SEND', now(), now(), 'x', now(), 'x', 0)
                        """).params(patient, fresh("R")).update();
        String history = "/dhos/v1/patient/" + patient + "/history";

        Map<String, Object> elsewhere =
                Map.of("clinician_id", fresh("C"), "locations", List.of(Map.of("id", fresh("W"))));
        anonymous.as(Tokens.with(elsewhere, "read:send_patient")).get(history).expect(403);
        Map<String, Object> here = Map.of("clinician_id", fresh("C"), "locations", List.of(Map.of("id", ward)));
        assertThat(anonymous
                        .as(Tokens.with(here, "read:send_patient"))
                        .get(history)
                        .expect(200)
                        .json())
                .hasSize(1);
    }

    private String query(String operation) {
        return switch (operation) {
            case "GET /dhos/v2/encounter", "GET /dhos/v2/encounter/latest" -> "?patient_id=" + patient;
            case "GET /dhos/v1/location/{location_id}/occupancy" -> "?from=2024-05-01&to=2024-05-09";
            case "GET /dhos/v2/encounters" -> "?modified_since=2024-01-01";
            default -> "";
        };
    }

    private @Nullable Object content(String operation) {
        return switch (operation) {
            case "DELETE /dhos/v1/encounter/{encounter_id}" -> map("child_of_encounter_uuid", "x");
            case "PATCH /dhos/v1/encounter/{encounter_id}" -> map("encounter_type", "X");
            case "POST /dhos/v1/encounter/locations", "POST /dhos/v1/encounter/locations/patient_count" ->
                List.of(ward);
            case "POST /dhos/v1/encounter/patients", "POST /dhos/v2/encounter/latest" -> List.of(patient);
            case "POST /dhos/v2/encounter" -> body(fresh("P"), "location_uuid", ward);
            case "POST /dhos/v1/encounter/merge" ->
                map(
                        "child_record_uuid",
                        "R-" + patient,
                        "parent_record_uuid",
                        fresh("R"),
                        "parent_patient_uuid",
                        fresh("P"),
                        "message_uuid",
                        "M");
            default -> null;
        };
    }
}
