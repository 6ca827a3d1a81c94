package health.polaris.users.directory;

import static health.polaris.users.Bodies.clinician;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.testing.Api;
import health.polaris.users.UsersTestBase;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each answer that shows a clinician's record leaves an access record, whatever its form (contracts/platform.md §12). */
class WhoLookedTest extends UsersTestBase {

    private List<JsonNode> records(String uuid, int number) {
        Api auditor = callers.system("read:access_record");
        return await().until(
                        () -> auditor.get("/dhos/v1/access_record?patient=clinician:" + uuid)
                                .expect(200)
                                .json()
                                .valueStream()
                                .toList(),
                        found -> found.size() >= number);
    }

    @Test
    void eachFormIsOfAClinician() {
        String uuid = callers.create(clinician()).path("uuid").asString();
        Api reader = callers.system();
        reader.get("/dhos/v1/clinician/" + uuid).expect(200);
        for (String form : List.of("", "&compact=true", "&expanded=true")) {
            String newest = "/clinicians?limit=1&sort=created&order=desc" + form;
            reader.get("/dhos/v1" + newest).expect(200);
            reader.get("/dhos/v2" + newest).expect(200);
        }
        reader.post("/dhos/v1/clinician_list", List.of(uuid, "nobody")).expect(200);
        reader.post("/dhos/v1/clinician_list?compact=true", List.of(uuid)).expect(200);

        List<JsonNode> records = records(uuid, 10);
        assertThat(records)
                .hasSize(10)
                .allSatisfy(record -> assertThat(record.path("patients")).hasSize(1));
        assertThat(records.getFirst().path("route").asString()).isEqualTo("/dhos/v1/clinician_list");
        assertThat(records.getLast().path("method").asString()).isEqualTo("POST");
    }

    @Test
    void rolesAndClosedDoorsShowNobody() {
        String uuid = callers.create(clinician()).path("uuid").asString();
        callers.system().get("/dhos/v1/roles").expect(200);
        callers.clinician("somebody").get("/dhos/v1/clinician/" + uuid).expect(403);
        assertThat(records(uuid, 1)).hasSize(1);
    }
}
