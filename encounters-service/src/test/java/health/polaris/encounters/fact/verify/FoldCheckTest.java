package health.polaris.encounters.fact.verify;

import static health.polaris.encounters.encounter.Ward.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.PolarisTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whether a row that is not what was said is found; rows of other tests are their own business. */
@PolarisTest
class FoldCheckTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FoldCheckService check;

    @Autowired
    private JdbcClient jdbc;

    private List<String> differing(String uuid) {
        List<String> found = new ArrayList<>();
        FoldCheckService.Result result = check.check(found::add);
        assertThat(result.groups()).isPositive();
        assertThat(result.differences()).isEqualTo(found.size());
        return found.stream().filter(line -> line.contains(uuid)).toList();
    }

    @Test
    void aRowThatIsNotWhatWasSaidIsFound() {
        Ward ward = new Ward(port);
        JsonNode encounter = ward.admit(
                fresh("P"),
                "location_history",
                List.of(Ward.map(
                        "location_uuid", "L0",
                        "arrived_at", "2024-05-02T08:15:00Z",
                        "departed_at", "2024-05-03T08:15:00Z")));
        ward.patch(encounter, "location_uuid", "W2").expect(200);
        String uuid = Ward.uuid(encounter);
        assertThat(differing(uuid)).isEmpty();

        change("update encounter set encounter_type = 'OTHER' where uuid = ?", uuid);
        assertThat(differing(uuid)).singleElement().asString().endsWith(": encounter " + uuid);

        change("update encounter set encounter_type = null where uuid = ?", uuid);
        change("delete from location_history where encounter_uuid = ?", uuid);
        assertThat(differing(uuid)).singleElement().asString().endsWith(": history " + uuid);
    }

    @Test
    void anOutcomeThatIsNotWhatTheFoldSaysIsFound() {
        String uuid = Ward.uuid(new Ward(port).admit(fresh("P")));
        String fact = jdbc.sql("""
                        select f.id from fact f join fact_identifier i on i.group_id = f.group_id
                        where i.kind = 'ENCOUNTER' and i.value = ?
                        """).param(uuid).query(String.class).single();
        change("update fact set outcome = 'nothing' where id = ?", fact);
        assertThat(differing(fact)).singleElement().asString().endsWith(": outcome of " + fact);
        change("update fact set outcome = 'processed' where id = ?", fact);
        assertThat(differing(fact)).isEmpty();
    }

    private void change(String sql, String uuid) {
        jdbc.sql(sql).param(uuid).update();
    }

    @Test
    void theCommandEndsWithOneWhenAnythingDiffers() {
        JsonNode encounter = new Ward(port).admit(fresh("P"));
        change("update encounter set encounter_type = 'OTHER' where uuid = ?", Ward.uuid(encounter));

        assertThat(VerifyFoldCommand.run(check)).isEqualTo(1);
    }
}
