package health.polaris.encounters.search;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.PolarisTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class ListingTest {

    private static final String[] COMPACT = {
        "uuid",
        "epr_encounter_id",
        "admitted_at",
        "discharged_at",
        "deleted_at",
        "location_uuid",
        "patient_record_uuid",
        "patient_uuid"
    };

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private static List<String> uuids(JsonNode list) {
        return list.findValuesAsString("uuid").stream()
                .filter(uuid -> !uuid.equals("P1"))
                .toList();
    }

    @Test
    void openOnesComeFirstThenTheLatestAdmissionThenTheLatestCreation() {
        String patient = fresh("P");
        String closed = uuid(ward.admitByEpr(
                patient, "admitted_at", "2024-09-01T00:00:00Z", "discharged_at", "2034-09-02T00:00:00Z"));
        String old = uuid(ward.admitByEpr(patient, "admitted_at", "2024-01-01T00:00:00Z"));
        String older = uuid(ward.admitByEpr(patient, "admitted_at", "2024-05-01T00:00:00Z"));
        String newer = uuid(ward.admitByEpr(patient, "admitted_at", "2024-05-01T00:00:00Z"));
        String deleted = uuid(
                ward.admitByEpr(patient, "admitted_at", "2024-10-01T00:00:00Z", "deleted_at", "2024-10-02T00:00:00Z"));
        assertThat(uuids(ward.list("patient_id=" + patient))).containsExactly(newer, older, old, closed);
        assertThat(uuids(ward.list("patient_id=" + patient + "&show_deleted=True")))
                .containsExactly(newer, older, old, deleted, closed);
    }

    @Test
    void findsByVisitNumberAndByBoth() {
        String patient = fresh("P");
        String number = fresh("V");
        JsonNode found = ward.admit(patient, "epr_encounter_id", number);
        ward.admitByEpr(patient);
        assertThat(uuids(ward.list("epr_encounter_id=" + number))).containsExactly(uuid(found));
        assertThat(uuids(ward.list("patient_id=" + patient + "&epr_encounter_id=" + number)))
                .containsExactly(uuid(found));
        assertThat(ward.list("patient_id=somebody&epr_encounter_id=" + number)).isEmpty();
        assertThat(ward.list("patient_id=" + patient + "&epr_encounter_id=")).hasSize(2);
        assertThat(ward.list("patient_id=nobody")).isEmpty();
    }

    @Test
    void needsAPatientOrAVisitNumber() {
        for (String query : List.of("", "?epr_encounter_id=", "?patient_id=&epr_encounter_id=", "?compact=true")) {
            assertThat(ward.api.get(CREATE + query).expect(400).message())
                    .isEqualTo("Request should contain a patient_id or epr_encounter_id");
        }
        assertThat(ward.api
                        .get(CREATE + "?epr_encounter_id=V&open_as_of=2024-05-03T08:15:00.000Z")
                        .expect(400)
                        .message())
                .isEqualTo("Request with open_as_of should contain a patient_id");
    }

    @Test
    void hasTheKeysOfEachForm() {
        String patient = fresh("P");
        JsonNode parent = ward.admit(patient);
        ward.admitByEpr(patient, "child_of_encounter_uuid", uuid(parent));
        String query = "patient_id=" + patient;
        assertThat(ward.list(query + "&compact=TRUE").get(0).propertyNames()).containsExactlyInAnyOrder(COMPACT);
        assertThat(ward.list(query + "&compact=true&expanded=true").get(0).propertyNames())
                .contains(COMPACT)
                .contains("created", "created_by", "modified", "modified_by")
                .hasSize(12);
        JsonNode full = ward.list(query).get(0);
        assertThat(full.propertyNames()).hasSize(16).contains("child_encounter_uuids", "created");
        assertThat(full.path("child_encounter_uuids")).hasSize(1);
        JsonNode expanded = ward.list(query + "&expanded=true&compact=").get(0);
        assertThat(expanded.propertyNames()).hasSize(19);
        assertThat(expanded.path("created_by").asString()).isEqualTo("C1");
        JsonNode child = ward.list(query + "&show_children=true").get(0);
        assertThat(child.path("child_of_encounter_uuid").asString()).isEqualTo(uuid(parent));
        assertThat(child.path("child_encounter_uuids")).isEmpty();
    }

    @Test
    void openAsOfGivesTheFirstThatEndsLaterAndIgnoresTheOtherFilters() {
        String patient = fresh("P");
        String closed = uuid(ward.admitByEpr(
                patient, "admitted_at", "2024-05-10T00:00:00Z", "discharged_at", "2024-05-20T00:00:00Z"));
        String query = "patient_id=" + patient + "&epr_encounter_id=other&show_deleted=true&open_as_of=";
        assertThat(uuids(ward.list(query + "2024-05-19T00:00:00.000Z"))).containsExactly(closed);
        assertThat(uuids(ward.list(query + "2024-01-01T00:00:00.000Z"))).containsExactly(closed);
        assertThat(uuids(ward.list(query + "2024-05-20T00:00:00.000Z"))).isEmpty();
        assertThat(uuids(ward.list(query + encoded("2024-05-20T00:59:59+01:00"))))
                .containsExactly(closed);
        String open = uuid(ward.admitByEpr(patient, "admitted_at", "2024-01-10T00:00:00Z"));
        assertThat(uuids(ward.list(query + "2024-05-19T00:00:00.000Z"))).containsExactly(open);
        assertThat(ward.list("patient_id=" + patient + "&open_as_of=")).hasSize(2);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-03", "2024-05-03T08:15:00", "rubbish", "2024-02-30T08:15:00.000Z"})
    void openAsOfNeedsTimeAndOffset(String asOf) {
        assertThat(ward.api
                        .get(CREATE + "?patient_id=P&open_as_of=" + asOf)
                        .expect(400)
                        .message())
                .startsWith("'open_as_of' must be a time")
                .endsWith(asOf + " does not match expected ISO8601 format");
        ward.api.get(CREATE + "/latest?patient_id=P&open_as_of=" + asOf).expect(400);
        ward.api
                .post("/dhos/v1/encounter/locations?open_as_of=" + asOf, List.of())
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact=1", "compact=yes", "show_deleted=on", "show_children=t", "expanded=null"})
    void flagsAreTrueOrFalseOnly(String flag) {
        ward.api.get(CREATE + "?patient_id=P&" + flag).expect(400);
    }

    @Test
    void refusesUnknownParameters() {
        ward.api.post(CREATE + "?expanded=true", "{}").expect(400);
        assertThat(ward.api.post(CREATE + "?compact=true", "{}").expect(400).message())
                .doesNotContain("compact");
        ward.api.get(CREATE + "?patient_id=P&nonsense=1").expect(400);
        ward.api.get(CREATE + "/latest?patient_id=P&expanded=true").expect(400);
        ward.api.get(ENCOUNTER + "x?compact=true").expect(400);
        ward.api.patch(ENCOUNTER + "x?compact=true", "{}").expect(400);
        ward.api
                .post("/dhos/v1/encounter/patients?show_deleted=true", List.of())
                .expect(400);
    }

    @Test
    void ofRepeatedParametersOneCounts() {
        String patient = fresh("P");
        ward.admit(patient);
        assertThat(ward.list("patient_id=x&patient_id=" + patient)).hasSize(1);
    }

    @Test
    void refusesIdsAndVisitNumbersThatAreTooLong() {
        ward.api.get(CREATE + "?patient_id=" + "x".repeat(37)).expect(400);
        ward.api.get(CREATE + "?epr_encounter_id=" + "x".repeat(601)).expect(400);
        ward.api.get(CREATE + "/latest?patient_id=" + "x".repeat(37)).expect(400);
        ward.api.get(ENCOUNTER + "x".repeat(37)).expect(400);
        ward.api.get(CREATE + "?patient_id=%00").expect(400);
    }

    @Test
    void latestIsTheFirstOfTheListAndChildrenAreNotLookedAt() {
        String patient = fresh("P");
        String query = CREATE + "/latest?patient_id=" + patient;
        assertThat(ward.api.get(query).expect(404).message())
                .isEqualTo("No open encounters found for patient with uuid '%s'".formatted(patient));
        JsonNode closed = ward.admitByEpr(
                patient, "admitted_at", "2024-05-10T00:00:00Z", "discharged_at", "2024-05-20T00:00:00Z");
        assertThat(uuid(ward.api.get(query).expect(200).json())).isEqualTo(uuid(closed));
        ward.api.get(query + "&open_as_of=2024-06-01T00:00:00Z").expect(404);
        JsonNode open = ward.admitByEpr(patient, "admitted_at", "2024-01-10T00:00:00Z");
        JsonNode child = ward.admitByEpr(patient, "child_of_encounter_uuid", uuid(open));
        JsonNode latest = ward.api.get(query).expect(200).json();
        assertThat(uuid(latest)).isEqualTo(uuid(open));
        assertThat(latest.path("child_encounter_uuids").get(0).asString()).isEqualTo(uuid(child));
        assertThat(ward.api.get(query + "&compact=true").json().propertyNames()).containsExactlyInAnyOrder(COMPACT);
        ward.api.get(CREATE + "/latest").expect(400);
    }

    @Test
    void readsOneAndDeletedOnesOnRequest() {
        JsonNode deleted = ward.admit(fresh("P"), "deleted_at", "2024-10-02T00:00:00Z");
        assertThat(ward.api.get(ENCOUNTER + uuid(deleted)).expect(404).message())
                .isEqualTo("Encounter not found");
        JsonNode shown = ward.api
                .get(ENCOUNTER + uuid(deleted) + "?show_deleted=True")
                .expect(200)
                .json();
        assertThat(shown.path("deleted_at").asString()).isEqualTo("2024-10-02T00:00:00.000Z");
        assertThat(shown.has("child_encounter_uuids")).isFalse();
        assertThat(ward.api.get(ENCOUNTER + "nobody").expect(404).message()).isNotEmpty();
    }

    @Test
    void refusesJsonBodiesOnReadsButNotTheBareContentType() {
        JsonNode encounter = ward.admit(fresh("P"));
        for (String path : List.of(
                CREATE + "?patient_id=P",
                CREATE + "/latest?patient_id=" + encounter.path("patient_uuid").asString(),
                ENCOUNTER + uuid(encounter),
                ENCOUNTER + uuid(encounter) + "/children")) {
            assertThat(ward.api.send("GET", path, "{}").expect(400).message())
                    .isEqualTo("Request should not contain a JSON body");
            ward.api.with("Content-Type", "application/json").get(path).expect(200);
        }
        ward.api
                .send("GET", "/dhos/v2/encounters?modified_since=2099-01-01", "{}")
                .expect(200);
    }

    @Test
    void answersNotModifiedToAnEqualTagAndTheSameHeadersToHead() {
        JsonNode encounter = ward.admit(fresh("P"));
        String path = ENCOUNTER + uuid(encounter);
        String tag = ward.api.get(path).header("ETag");
        assertThat(tag).startsWith("\"");
        assertThat(ward.api
                        .with("If-None-Match", String.valueOf(tag))
                        .get(path)
                        .expect(304)
                        .body())
                .isEmpty();
        assertThat(ward.api.send("HEAD", path, null).expect(200).header("ETag")).isEqualTo(tag);
    }

    @Test
    void theOldPathsAreGone() {
        ward.api.post("/dhos/v1/encounter", "{}").expect(404);
        ward.api.get("/dhos/v1/encounter?patient_id=P").expect(404);
        ward.api.patch(CREATE, "{}").expect(405);
        ward.api.get("/dhos/v1/encounter/locations/patient_count").expect(405);
    }
}
