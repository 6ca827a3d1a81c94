package health.polaris.encounters.search;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.PolarisTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class BulkSearchTest {

    private static final String LATEST = CREATE + "/latest";
    private static final String LOCATIONS = ENCOUNTER + "locations";
    private static final String PATIENTS = ENCOUNTER + "patients";
    private static final String COUNT = ENCOUNTER + "locations/patient_count";

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private JsonNode search(String path, Object ids) {
        return ward.api.post(path, ids).expect(200).json();
    }

    @Test
    void findsTheLatestOfEachPatient() {
        String open = fresh("P");
        String closed = fresh("P");
        String deleted = fresh("P");
        JsonNode first = ward.admit(open);
        ward.admitByEpr(open, "child_of_encounter_uuid", uuid(first));
        JsonNode second = ward.admit(closed, "discharged_at", "2024-06-01T00:00:00Z");
        ward.admit(deleted, "deleted_at", "2024-06-01T00:00:00Z");
        List<String> patients = List.of(open, closed, deleted, "nobody", open);
        JsonNode found = search(LATEST, patients);
        assertThat(found.propertyNames()).containsExactlyInAnyOrder(open, closed);
        assertThat(uuid(found.path(open))).isEqualTo(uuid(first));
        assertThat(found.path(open).path("child_encounter_uuids")).hasSize(1);
        assertThat(uuid(found.path(closed))).isEqualTo(uuid(second));
        assertThat(search(LATEST + "?open_as_of=2024-07-01T00:00:00.000Z", patients)
                        .propertyNames())
                .containsExactly(open);
        assertThat(search(LATEST + "?open_as_of=2024-05-01T00:00:00.000Z&compact=true", patients)
                        .path(closed)
                        .propertyNames())
                .hasSize(8);
        assertThat(search(LATEST, List.of()).toString()).isEqualTo("{}");
    }

    /** More often than the pool of the requests has connections: each has to be given back. */
    @Test
    void countsAgainAndAgain() {
        for (int time = 0; time < 25; time++) {
            assertThat(search(COUNT, List.of("W" + time)).isObject()).isTrue();
        }
    }

    @Test
    void findsOneOpenEncounterOfEachPatientAtTheLocationsByPatient() {
        String here = fresh("W");
        String there = fresh("W");
        String patientB = "B" + fresh("P");
        String patientA = "A" + fresh("P");
        ward.admitByEpr(patientB, "location_uuid", here, "admitted_at", "2024-01-01T00:00:00Z");
        JsonNode later = ward.admitByEpr(patientB, "location_uuid", there, "admitted_at", "2024-02-01T00:00:00Z");
        JsonNode only = ward.admit(patientA, "location_uuid", there);
        ward.admitByEpr(patientA, "location_uuid", here, "child_of_encounter_uuid", uuid(only));
        ward.admit(fresh("P"), "location_uuid", here, "deleted_at", "2024-06-01T00:00:00Z");
        String closed = "C" + fresh("P");
        ward.admit(closed, "location_uuid", here, "discharged_at", "2024-06-01T00:00:00Z");

        JsonNode found = search(LOCATIONS, List.of(here, there, "nowhere", here));
        assertThat(found.get(0)).isEqualTo(only);
        assertThat(found.get(1)).isEqualTo(later);
        assertThat(found).hasSize(2);
        assertThat(search(LOCATIONS + "?open_as_of=2024-05-31T00:00:00.000Z", List.of(here)))
                .hasSize(2);
        assertThat(search(LOCATIONS + "?open_as_of=2024-06-01T00:00:00.000Z", List.of(here)))
                .hasSize(1);
        assertThat(search(LOCATIONS + "?compact=true", List.of(there)).get(0).propertyNames())
                .hasSize(8);
        assertThat(search(LOCATIONS, List.of())).isEmpty();

        JsonNode counts = search(COUNT, List.of(here, there, "nowhere"));
        assertThat(counts.propertyNames()).containsExactlyInAnyOrder(here, there);
        assertThat(counts.path(here).asInt()).isEqualTo(1);
        assertThat(counts.path(there).asInt()).isEqualTo(2);
        assertThat(search(COUNT + "?open_as_of=2024-05-31T00:00:00.000Z", List.of(here))
                        .path(here)
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void countsPatientsAndNotEncounters() {
        String here = fresh("W");
        String patient = fresh("P");
        ward.admitByEpr(patient, "location_uuid", here);
        ward.admitByEpr(patient, "location_uuid", here);
        assertThat(search(COUNT, List.of(here)).path(here).asInt()).isEqualTo(1);
    }

    @Test
    void findsTheOpenEncounterOfEachPatient() {
        String open = fresh("P");
        String closed = fresh("P");
        JsonNode first = ward.admit(open);
        ward.admit(closed, "discharged_at", "2024-06-01T00:00:00Z");
        JsonNode found = search(PATIENTS, List.of(closed, open, "nobody"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0)).isEqualTo(first);
        assertThat(search(PATIENTS + "?open_as_of=2024-05-31T00:00:00.000Z", List.of(closed, open)))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {LATEST, LOCATIONS, PATIENTS, COUNT})
    void takesAnArrayOfIdsOnly(String path) {
        for (String wrong :
                List.of("{}", "null", "\"x\"", "[1]", "[null]", "[[\"x\"]]", "[\"" + "x".repeat(37) + "\"]")) {
            ward.api.post(path, wrong).expect(400);
        }
        ward.api.post(path, null).expect(400);
        ward.api.with("Content-Type", "text/plain").post(path, "[]").expect(415);
        ward.api.post(path + "?nonsense=1", "[]").expect(400);
    }

    /** A stream of rows that nobody closes keeps its connection: after ten counts there was none left for anybody. */
    @Test
    void countingAsOftenAsOneLikesTakesNoConnectionAway() {
        for (int time = 0; time < 25; time++) {
            ward.api.post(ENCOUNTER + "locations/patient_count", List.of("W1")).expect(200);
        }
        assertThat(ward.api.get("/healthcheck").status()).isEqualTo(200);
    }
}
