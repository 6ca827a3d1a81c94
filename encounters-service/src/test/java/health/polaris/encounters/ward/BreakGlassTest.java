package health.polaris.encounters.ward;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.encounters.encounter.Bus;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Stays of other wards are opened for a reason, which the audit and the ward are told. */
@PolarisTest
@TestPropertySource(properties = "ENCOUNTER_WARD_RULE=true")
class BreakGlassTest {

    private static final String READ = "read:send_encounter";
    private static final String WRITE = "write:send_encounter";
    private static final Map<String, String> REASON = Map.of("reason", "Crash call, patient found on the stairs");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api nurse;
    private Api doctor;
    private String ward;
    private String doctorId;
    private String patient;
    private String stay;

    @BeforeEach
    void admitSomebody() {
        Bus.shared();
        ward = fresh("W");
        doctorId = fresh("C");
        patient = fresh("P");
        nurse = of(fresh("C"), ward);
        doctor = of(doctorId, fresh("W"));
        stay = uuid(nurse.post(CREATE, body(patient, "location_uuid", ward))
                .expect(200)
                .json());
    }

    private Api of(String clinician, String ownWard) {
        return new Api(port)
                .as(Tokens.with(
                        Map.of("clinician_id", clinician, "locations", List.of(Map.of("id", ownWard))), READ, WRITE));
    }

    private String path() {
        return "/dhos/v1/patient/" + patient + "/break_glass";
    }

    @Test
    void aReasonOpensThePatientsStaysForAShift() {
        OpenApiContract contract = OpenApiContract.of(new Api(port));
        doctor.get(ENCOUNTER + stay).expect(403);
        JsonNode opened =
                contract.call(doctor, "POST", path(), REASON).expect(200).json();
        doctor.get(ENCOUNTER + stay).expect(200);
        doctor.patch(ENCOUNTER + stay, Map.of("encounter_type", "EMERGENCY")).expect(200);
        assertThat(doctor.get(CREATE + "?patient_id=" + patient).expect(200).json())
                .hasSize(1);
        of(fresh("C"), fresh("W")).get(ENCOUNTER + stay).expect(403);

        JsonNode shown = contract.call(nurse, "GET", "/dhos/v1/break_glass", null)
                .expect(200)
                .json();
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0)).isEqualTo(opened);
        assertThat(shown.get(0).path("reason").asString()).isEqualTo(REASON.get("reason"));
        assertThat(shown.get(0).path("location_uuids").get(0).asString()).isEqualTo(ward);
        assertThat(of(fresh("C"), fresh("W"))
                        .get("/dhos/v1/break_glass")
                        .expect(200)
                        .json())
                .isEmpty();
        await().until(() -> Bus.shared().about(patient).stream()
                .anyMatch(event -> event.type().equals("glass_broken")
                        && event.body()
                                .path("event_data")
                                .path("clinician_id")
                                .asString()
                                .equals(doctorId)));

        jdbc.sql("update broken_glass set until = now() where patient_uuid = ?")
                .param(patient)
                .update();
        doctor.get(ENCOUNTER + stay).expect(403);
    }

    @Test
    void pagesFollowEachOther() {
        for (int time = 0; time < 3; time++) {
            doctor.post(path(), REASON).expect(200);
        }
        var first = nurse.get("/dhos/v1/break_glass?limit=2").expect(200);
        assertThat(first.json()).hasSize(2);
        String next = String.valueOf(first.header("Link")).replaceAll("^<|>.*", "");
        assertThat(nurse.get("/dhos/v1/break_glass" + next).expect(200).json()).hasSize(1);
    }

    @Test
    void anEmptyExcuseIsNone() {
        doctor.post(path(), Map.of("reason", "x")).expect(400);
        doctor.post(path(), Map.of("reason", "            ")).expect(400);
        doctor.post(path(), Map.of()).expect(400);
        doctor.post("/dhos/v1/patient/" + fresh("P") + "/break_glass", REASON).expect(404);
        new Api(port).as(Tokens.system(READ)).post(path(), REASON).expect(403);
        doctor.get(ENCOUNTER + stay).expect(403);
    }
}
