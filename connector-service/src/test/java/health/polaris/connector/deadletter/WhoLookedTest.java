package health.polaris.connector.deadletter;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each answer that shows what was said of a patient leaves an access record of the patient's numbers (contracts/platform.md §12). */
class WhoLookedTest extends DeadLetterQueue {

    private final String mrn = fresh("M");

    private JsonNode found(String filter) {
        return new Api(port)
                .as(Tokens.clinician("auditor", "read:access_record"))
                .get("/dhos/v1/access_record?" + filter)
                .expect(200)
                .json();
    }

    /** Of so many answers, the oldest first. */
    private List<JsonNode> records(String filter, int number) {
        return await().until(() -> found(filter), list -> list.size() >= number)
                .valueStream()
                .toList()
                .reversed();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> routes(List<JsonNode> records) {
        return records.stream()
                .map(record -> record.path("method").asString() + " "
                        + record.path("route").asString())
                .toList();
    }

    private String send() {
        return feed.post(admission(fresh("MC-"), mrn)).uuid();
    }

    @Test
    void whoReadsAPatientsMessagesIsKnown() {
        String uuid = send();
        Api operator = feed.reader();
        String controlId = feed.stored(uuid).path("message_control_id").asString();
        feed.search("?identifier_type=MRN&identifier=" + mrn);
        feed.search("/" + controlId);
        operator.get("/dhos/v1/message/" + uuid + "/timeline").expect(200);
        operator.get("/dhos/v1/message/list?identifier_type=MRN&identifier=" + mrn)
                .expect(200);
        operator.post("/dhos/v1/message/dry_run/stored", Map.of("uuids", List.of(uuid)))
                .expect(200);
        operator.post(
                        "/dhos/v1/message/dry_run",
                        Map.of(
                                "type",
                                "HL7v2",
                                "body",
                                base64(admission(fresh("MC-"), mrn).getBytes(StandardCharsets.UTF_8))))
                .expect(200);
        List<JsonNode> records = records("patient=" + mrn, 7);
        assertThat(routes(records))
                .containsExactly(
                        "GET /dhos/v1/message/{message_uuid}",
                        "GET /dhos/v1/message/search",
                        "GET /dhos/v1/message/search/{message_control_id}",
                        "GET /dhos/v1/message/{message_uuid}/timeline",
                        "GET /dhos/v1/message/list",
                        "POST /dhos/v1/message/dry_run/stored",
                        "POST /dhos/v1/message/dry_run");
        assertThat(records).allSatisfy(record -> {
            assertThat(record.path("caller_kind").asString()).isEqualTo("system");
            assertThat(record.path("status").asInt()).isEqualTo(200);
        });
        assertThat(texts(records.getFirst().path("patients"))).containsExactly(mrn, "message:" + uuid);
        assertThat(texts(records.getFirst().path("encounters"))).containsExactly("E-1");
    }

    @Test
    void aMessageThatNamesNobodyIsKnownByItself() {
        String uuid = feed.post("MSH|^~\\&|refused").uuid();
        feed.stored(uuid);
        assertThat(records("patient=message:" + uuid, 1)).hasSize(1);
    }

    @Test
    void listsAndAnswersThatNameNobodyLeaveNone() {
        String uuid = send();
        Api operator = feed.reader();
        operator.get("/dhos/v1/message/list").expect(200);
        operator.get("/dhos/v1/message/" + fresh("none")).expect(404);
        operator.patch("/dhos/v1/message/" + uuid, Map.of("is_processed", true)).expect(204);
        feed.stored(uuid);
        assertThat(records("patient=" + mrn, 1)).hasSize(1);
    }

    @Test
    void whoOpensADeadLetterIsKnown() throws Exception {
        String uuid = send();
        deadLetter("encounters.epr-actions", "dhos.test", "no", "{\"dhos_connector_message_uuid\": \"" + uuid + "\"}");
        deadLetter("encounters.epr-actions", "dhos.test", "no", "{\"number\": 1}");
        awaitTotal(2);
        List<String> ids = ids("");
        ids.forEach(id -> feed.reader().get(LETTERS + "/" + id).expect(200));
        assertThat(routes(records("patient=" + mrn, 1))).containsExactly("GET /dhos/v1/message/dead_letter/{id}");
        assertThat(records("patient=dead_letter:" + ids.get(1), 1)).hasSize(1);
    }
}
