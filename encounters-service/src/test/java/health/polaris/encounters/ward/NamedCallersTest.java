package health.polaris.encounters.ward;

import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.encounters.encounter.Bus;
import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Whatever takes something away is told to the audit with its caller, and nobody goes through all numbers. */
@PolarisTest
@TestPropertySource(properties = "LOOK_UPS_PER_MINUTE=5")
class NamedCallersTest {

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void connect() {
        Bus.shared();
        ward = new Ward(port);
    }

    private static void awaitAudit(String type, String about, String caller) {
        await().until(() -> Bus.shared().about(about).stream()
                .filter(event -> event.type().equals(type))
                .anyMatch(event -> event.body()
                        .path("event_data")
                        .path("clinician_id")
                        .asString()
                        .equals(caller)));
    }

    @Test
    void deletionsUnlinksAndMergesNameTheirCaller() {
        String patient = fresh("P");
        JsonNode parent = ward.admit(patient);
        JsonNode child = ward.admitByEpr(patient, "child_of_encounter_uuid", uuid(parent));
        ward.api
                .delete(ENCOUNTER + uuid(child), map("child_of_encounter_uuid", uuid(parent)))
                .expect(200);
        awaitAudit("encounter_unlinked", uuid(child), "C1");

        Api adapter = new Api(port).as(Tokens.with(Map.of("system_id", "dhos-async-adapter"), "write:send_encounter"));
        adapter.patch(ENCOUNTER + uuid(child), map("deleted_at", "2024-06-01T00:00:00Z"))
                .expect(200);
        awaitAudit("encounter_deleted", uuid(child), "dhos-async-adapter");

        String into = fresh("P");
        ward.api
                .post(
                        ENCOUNTER + "merge",
                        map(
                                "child_record_uuid",
                                "R-" + patient,
                                "parent_record_uuid",
                                "R-" + into,
                                "parent_patient_uuid",
                                into,
                                "message_uuid",
                                "M"))
                .expect(200);
        awaitAudit("encounters_merged", into, "C1");
    }

    @Test
    void lookUpsByNumbersHaveALimit() {
        Api clinician = new Api(port).as(Tokens.clinician(fresh("C"), "read:send_patient", "read:send_encounter"));
        String byNumber = "/dhos/v1/patient?product_name=SEND&identifier_type=MRN&identifier_value=";
        for (int number = 0; number < 4; number++) {
            clinician.get(byNumber + number).expect(200);
        }
        clinician.get("/dhos/v2/encounter?epr_encounter_id=V1").expect(200);
        var refused = clinician.get(byNumber + "4").expect(429);
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(1, 60);
        clinician.get("/dhos/v2/encounter?epr_encounter_id=V2").expect(429);
        clinician.get("/dhos/v2/encounter?patient_id=P1").expect(200);
        Api system = new Api(port).as(Tokens.system("read:send_patient"));
        for (int number = 0; number < 7; number++) {
            system.get(byNumber + number).expect(200);
        }
    }
}
