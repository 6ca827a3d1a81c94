package health.polaris.encounters.ward;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The ward rule asks about the patient who has the stays, whichever uuid of the patient is named (contracts/encounters.md §1.1). */
@PolarisTest
@TestPropertySource(properties = "ENCOUNTER_WARD_RULE=true")
class MergedAwayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final String ward = fresh("W");
    private final String here = fresh("W");
    private final String survivor = fresh("P");
    private final String mergedAway = fresh("P");
    private Api elsewhere;
    private String stay;

    @BeforeEach
    void admitTheSurvivor() {
        know(survivor, null);
        know(mergedAway, survivor);
        Api anonymous = new Api(port);
        stay = uuid(anonymous
                .as(Tokens.system("write:send_encounter"))
                .post(CREATE, body(survivor, "location_uuid", ward))
                .expect(200)
                .json());
        elsewhere = anonymous.as(Tokens.with(
                Map.of("clinician_id", fresh("C"), "locations", List.of(Map.of("id", here))),
                "read:send_encounter",
                "write:send_encounter",
                "read:send_patient"));
    }

    private void know(String patient, @Nullable String parent) {
        jdbc.sql("""
                        insert into epr_patient (uuid, record_uuid, parent_uuid, product_uuid, product_name, product_opened_date,
                            created, created_by_, modified, modified_by_, version)
                        values (:uuid, :record, :parent, 'P', 'SEND', now(), now(), 'x', now(), 'x', 0)
                        """)
                .param("uuid", patient)
                .param("record", fresh("R"))
                .param("parent", parent)
                .update();
    }

    @Test
    void anAdmissionUnderAUuidThatIsNoLongerShownOpensNobodyWhoLiesElsewhere() {
        Map<String, ?> admission = body(mergedAway, "location_uuid", here, "epr_encounter_id", fresh("V"));
        elsewhere.post(CREATE, admission).expect(403);
        elsewhere.get(ENCOUNTER + stay).expect(403);
    }

    @Test
    void theHistoryOfAUuidThatIsNoLongerShownIsThatOfThePatient() {
        elsewhere.get("/dhos/v1/patient/" + mergedAway + "/history").expect(403);
    }

    @Test
    void nothingIsMergedIntoSomebodyWhoLiesElsewhere() {
        Map<String, ?> merge = map(
                "child_record_uuid",
                fresh("R"),
                "parent_record_uuid",
                fresh("R"),
                "parent_patient_uuid",
                mergedAway,
                "message_uuid",
                "M");
        elsewhere.post(ENCOUNTER + "merge", merge).expect(403);
    }

    @Test
    void theGlassIsBrokenOfThePatient() {
        assertThat(elsewhere
                        .post(
                                "/dhos/v1/patient/" + mergedAway + "/break_glass",
                                Map.of("reason", "Crash call, patient found on the stairs"))
                        .expect(200)
                        .json()
                        .path("patient_uuid")
                        .asString())
                .isEqualTo(survivor);
        elsewhere.get(ENCOUNTER + stay).expect(200);
        elsewhere.get("/dhos/v1/patient/" + mergedAway + "/history").expect(200);
    }
}
