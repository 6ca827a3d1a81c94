package health.polaris.encounters.search;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.encounters.representation.EncounterStatement;
import health.polaris.testing.PolarisTest;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written is bounded, and so is what is read: in rows, and in what the rows are long. */
@PolarisTest
class LongListsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Ward ward;
    private final String patient = fresh("P");
    private final String place = fresh("W");

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    @Test
    void textsHaveTwoHundredCharactersAndALocationHistoryAThousandLines() {
        Map<String, ?> left = Map.of("location_uuid", "W0");
        String longest = "x".repeat(200);
        String stay = uuid(ward.admit(
                patient,
                "encounter_type",
                longest,
                "score_system",
                longest,
                "location_history",
                Collections.nCopies(1000, left)));
        for (String text : new String[] {"encounter_type", "score_system"}) {
            ward.api.post(CREATE, body(fresh("P"), text, longest + "x")).expect(400);
            ward.editor().patch(ENCOUNTER + stay, map(text, longest + "x")).expect(400);
            ward.editor().patch(ENCOUNTER + stay, map(text, "x")).expect(200);
        }
        ward.api
                .post(CREATE, body(fresh("P"), "location_history", Collections.nCopies(1001, left)))
                .expect(400);
    }

    /** Changed so long ago that no list of changes of another test has them. */
    private void stays(int from, int to) {
        database.sql("""
                        insert into encounter (uuid, epr_encounter_id, admitted_at, location_uuid, dh_product_uuid,
                          patient_uuid, patient_record_uuid, score_system, created, created_by_, modified, modified_by_, version)
                        select :patient || '-' || n, :patient || '-' || n, timestamptz '2024-05-01', :place, 'P',
                          :patient, 'R', 'news2', timestamptz '2001-01-01', 'T', timestamptz '2001-01-01', 'T', 0
                        from generate_series(:from, :to) n
                        """)
                .param("patient", patient)
                .param("place", place)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void staysOfSeveral(int from, int to) {
        stays(from, to);
        database.sql("update encounter set patient_uuid = uuid where patient_uuid = :patient")
                .param("patient", patient)
                .update();
    }

    @Test
    void whatIsTooLongForAnAnswerDoesNotLeaveTheDatabase() {
        stays(1, 80);
        database.sql("""
                        insert into location_history (uuid, encounter_uuid, location_uuid, arrived_at, departed_at,
                          created, created_by_, modified, modified_by_, version)
                        select gen_random_uuid()::text, uuid, gen_random_uuid()::text, now(), now(), now(), 'T', now(), 'T', 0
                        from encounter cross join generate_series(1, 1000) where patient_uuid = :patient
                        """).param("patient", patient).update();

        assertThat(ward.api.get(CREATE + "?patient_id=" + patient).expect(400).message())
                .contains("8 MiB", "fewer patients");
        String ofPatient = "select * from encounter where patient_uuid = :patient order by uuid";
        assertThat(database.sql(EncounterStatement.of(ofPatient).full())
                        .param("patient", patient)
                        .query((row, _) -> row.getString("uuid"))
                        .list())
                .hasSizeBetween(20, 60);
        assertThat(ward.list("patient_id=" + patient + "&compact=true")).hasSize(80);
    }

    @Test
    void whoLayBesideWhomIsToldAHundredThousandTimesAtMost() {
        String occupancy = "/dhos/v1/location/" + place + "/occupancy?from=2024-05-01&to=2024-05-02";
        staysOfSeveral(1, 300);
        assertThat(ward.api.get(occupancy).expect(200).json().get(0).path("beside_encounter_uuids"))
                .hasSize(299);
        staysOfSeveral(301, 400);
        assertThat(ward.api.get(occupancy).expect(400).message()).contains("100000", "smaller place");
    }
}
