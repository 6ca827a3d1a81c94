package health.polaris.encounters.chronicle;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.PolarisTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was shown then is exactly what is answered as of then (contracts/encounters.md §11). */
@PolarisTest
class AsOfTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Ward ward;
    private final String patient = fresh("P");
    private final String place = fresh("W");
    private final String otherPlace = fresh("W");

    @BeforeEach
    void openTheWard() {
        ward = new Ward(port);
    }

    private String now() {
        return DatabaseClock.now(jdbc).toString();
    }

    private JsonNode post(String path, Object body) {
        return ward.api.post(path, body).expect(200).json();
    }

    /** Each list that knows {@code as_of}, without and with it. */
    private Map<String, JsonNode> lists(String query) {
        String and = query.isEmpty() ? "" : "&" + query;
        String only = query.isEmpty() ? "" : "?" + query;
        List<String> places = List.of(place, otherPlace);
        Map<String, JsonNode> lists = new LinkedHashMap<>();
        Map<String, Supplier<JsonNode>> asked = new LinkedHashMap<>();
        for (String form : List.of("", "&compact=true", "&show_children=true&show_deleted=true", "&expanded=true")) {
            asked.put("list" + form, () -> ward.list("patient_id=" + patient + form + and));
        }
        asked.put("open", () -> ward.list("patient_id=" + patient + "&open_as_of=2024-05-04T00:00:00Z" + and));
        asked.put("latest", () -> post(CREATE + "/latest" + only, List.of(patient)));
        asked.put("ward", () -> post(ENCOUNTER + "locations" + only, places));
        asked.put("ward that day", () -> post(ENCOUNTER + "locations?open_as_of=2024-05-04T00:00:00Z" + and, places));
        asked.put("patients", () -> post(ENCOUNTER + "patients" + only, List.of(patient)));
        asked.put("count", () -> post(ENCOUNTER + "locations/patient_count" + only, places));
        asked.forEach((name, list) -> lists.put(name, list.get()));
        return lists;
    }

    @Test
    void everyListAnswersWhatItAnsweredThen() {
        Map<String, Map<String, JsonNode>> then = new LinkedHashMap<>();
        Runnable remember = () -> {
            Map<String, JsonNode> lists = lists("");
            then.put(now(), lists);
        };
        remember.run();
        JsonNode stay = ward.admit(patient, "location_uuid", place);
        remember.run();
        ward.patch(stay, "location_uuid", otherPlace).expect(200);
        remember.run();
        ward.editor()
                .patch(ENCOUNTER + uuid(stay), map("score_system", "meows", "spo2_scale", 2))
                .expect(200);
        remember.run();
        JsonNode child = ward.admitByEpr(patient, "location_uuid", place, "child_of_encounter_uuid", uuid(stay));
        remember.run();
        ward.patch(stay, "discharged_at", "2024-05-06T08:15:00.000Z").expect(200);
        remember.run();
        ward.api
                .delete(ENCOUNTER + uuid(child), map("child_of_encounter_uuid", uuid(stay)))
                .expect(200);
        remember.run();
        ward.patch(child, "deleted_at", "2024-05-06T08:15:00.000Z").expect(200);
        remember.run();
        ward.patch(stay, "discharged_at", null).expect(200);
        remember.run();
        post(
                ENCOUNTER + "merge",
                map(
                        "child_record_uuid",
                        "R-" + patient,
                        "parent_record_uuid",
                        fresh("R"),
                        "parent_patient_uuid",
                        fresh("P"),
                        "message_uuid",
                        "M"));
        remember.run();

        then.forEach((moment, lists) ->
                assertThat(lists("as_of=" + moment)).as(moment).isEqualTo(lists));
        assertThat(then.values()).doesNotHaveDuplicates();
    }

    @Test
    void oneStayIsReadAsItWasShown() {
        String before = now();
        JsonNode stay = ward.admit(patient, "location_uuid", place);
        String admitted = now();
        ward.patch(stay, "location_uuid", otherPlace, "deleted_at", "2024-05-06T08:15:00.000Z")
                .expect(200);
        String path = CREATE + "/" + uuid(stay);

        ward.api.get(path + "?as_of=" + before).expect(404);
        assertThat(ward.api.get(path + "?as_of=" + admitted).expect(200).json()).isEqualTo(stay);
        ward.api.get(path).expect(404);
        assertThat(ward.api
                        .get(path + "?show_deleted=true&as_of=" + now())
                        .expect(200)
                        .json())
                .isEqualTo(ward.read(stay));
        assertThat(ward.api.get(path + "?show_deleted=true").expect(200).json()).isEqualTo(ward.read(stay));
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        JsonNode stay = ward.admit(patient);
        String path = CREATE + "/" + uuid(stay);

        assertThat(ward.api
                        .get(path + "?as_of=2020-01-01T00:00:00Z")
                        .expect(400)
                        .body())
                .contains("known from");
        assertThat(ward.api.get(path + "?as_of=yesterday").expect(400).body()).contains("as_of");
        assertThat(ward.api
                        .get(path + "?as_of=" + now() + "&as_of_event=" + now())
                        .expect(400)
                        .body())
                .contains("two questions");
        assertThat(ward.api
                        .get(CREATE + "?epr_encounter_id=V1&as_of=" + now())
                        .expect(400)
                        .body())
                .contains("patients and locations");
    }

    @Test
    void saysWhoChangedWhatByWhichRequest() {
        JsonNode stay = ward.admit(patient, "location_uuid", place);
        ward.editor()
                .with("X-Request-ID", "request-of-" + patient)
                .patch(ENCOUNTER + uuid(stay), map("location_uuid", otherPlace, "spo2_scale", 2))
                .expect(200);
        String path = CREATE + "/" + uuid(stay) + "/history";
        List<JsonNode> all = ward.api.get(path).expect(200).json().valueStream().toList();

        assertThat(all.getFirst().path("operation").asString()).isEqualTo("created");
        assertThat(all)
                .filteredOn(entry -> entry.path("request_id").asString().equals("request-of-" + patient))
                .allSatisfy(entry -> {
                    assertThat(entry.path("caller_id").asString()).isEqualTo("C2");
                    assertThat(entry.path("message_uuid").isNull()).isTrue();
                })
                .extracting(entry -> entry.path("kind").asString())
                .containsExactlyInAnyOrder("encounter", "move", "encounter", "score");
        JsonNode moved = all.stream()
                .filter(entry -> entry.path("fields").has("location_uuid")
                        && entry.path("operation").asString().equals("changed"))
                .findFirst()
                .orElseThrow();
        assertThat(moved.path("fields").path("location_uuid"))
                .isEqualTo(ward.api
                        .get(path + "?limit=500")
                        .expect(200)
                        .json()
                        .get(all.indexOf(moved))
                        .path("fields")
                        .path("location_uuid"));
        assertThat(moved.path("fields").path("location_uuid").path("before").asString())
                .isEqualTo(place);
        assertThat(moved.path("fields").path("location_uuid").path("after").asString())
                .isEqualTo(otherPlace);
        ward.api.get(CREATE + "/nobody/history").expect(404);
        ward.api.get(path + "?cursor=mine").expect(400);
    }

    @Test
    void theHistoryIsReadPageByPage() {
        JsonNode stay = ward.admit(patient, "location_uuid", place);
        ward.patch(stay, "location_uuid", otherPlace).expect(200);
        ward.patch(stay, "location_uuid", place).expect(200);
        String path = CREATE + "/" + uuid(stay) + "/history";
        List<JsonNode> all = ward.api.get(path).expect(200).json().valueStream().toList();
        List<JsonNode> paged = new java.util.ArrayList<>();
        String query = "?limit=2";
        while (!query.isEmpty()) {
            var answer = ward.api.get(path + query).expect(200);
            answer.json().forEach(paged::add);
            String link = answer.header("Link");
            query = link == null ? "" : link.replaceAll("^<|>.*", "");
        }
        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(4);
    }

    @Test
    void theChronicleStaysAsItIs() {
        ward.admit(patient);
        for (String statement : List.of(
                "update chronicle set caller_id = 'somebody else'", "delete from chronicle", "truncate chronicle")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> jdbc.sql(statement).update()))
                    .as(statement)
                    .rootCause()
                    .hasMessageContaining("neither changed nor deleted");
        }
    }
}
