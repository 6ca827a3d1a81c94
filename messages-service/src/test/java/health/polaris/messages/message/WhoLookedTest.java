package health.polaris.messages.message;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.ONE;
import static health.polaris.messages.Letters.clinician;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each message that is shown leaves an access record of its patient and ward (contracts/platform.md §12). */
class WhoLookedTest extends MessageTestBase {

    private List<JsonNode> records(int number) {
        Api auditor = new Api(port).as(Tokens.system("read:access_record"));
        return await().until(
                        () -> auditor.get("/dhos/v1/access_record?patient=" + patient)
                                .expect(200)
                                .json()
                                .valueStream()
                                .toList(),
                        found -> found.size() >= number);
    }

    @Test
    void whoReadsAMessageIsKnown() {
        String nurse = fresh("nurse");
        Api reader = new Api(port).as(clinician(nurse, List.of(location), "read:gdm_message", "read:gdm_patient"));
        String uuid = letters.send("patient:" + patient, "location:" + location, 5);
        reader.get(ONE + uuid).expect(200);
        reader.get("/dhos/v1/receiver/" + location + "/message").expect(200);
        reader.post("/dhos/v1/active/callback/message", List.of(patient)).expect(200);
        reader.get("/dhos/v1/sender/" + nurse + "/message").expect(200);

        List<JsonNode> found = records(4);
        assertThat(found).hasSize(4);
        assertThat(found.subList(0, 3)).allSatisfy(read -> {
            assertThat(read.path("caller_id").asString()).isEqualTo(nurse);
            assertThat(read.path("patients").get(0).asString()).isEqualTo(patient);
            assertThat(read.path("wards").get(0).asString()).isEqualTo(location);
        });
        assertThat(found.getFirst().path("route").asString()).isEqualTo("/dhos/v1/active/callback/message");
    }
}
