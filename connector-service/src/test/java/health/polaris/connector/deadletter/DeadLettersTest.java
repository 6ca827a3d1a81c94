package health.polaris.connector.deadletter;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.testing.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Looking at dead letters. */
class DeadLettersTest extends DeadLetterQueue {

    @Test
    void listsTwiceTheSameInTheSameOrderAndConsumesNothing() throws Exception {
        String queue = queue();
        for (int number = 0; number < 5; number++) {
            deadLetter(queue, "dhos.test", "reason " + number, "{\"number\": " + number + "}");
        }
        awaitTotal(5);
        JsonNode first = list("");
        assertThat(list("")).isEqualTo(first);
        assertThat(first.path("letters")
                        .valueStream()
                        .map(letter -> letter.path("reason").asString()))
                .containsExactly("reason 0", "reason 1", "reason 2", "reason 3", "reason 4");
        JsonNode letter = first.path("letters").get(0);
        assertThat(letter.path("queue").asString()).isEqualTo(queue);
        assertThat(letter.path("routing_key").asString()).isEqualTo("dhos.test");
        assertThat(letter.path("exception").asString()).isEqualTo("some.Exception");
        assertThat(letter.path("attempts").asInt()).isEqualTo(5);
        assertThat(letter.path("failed_at").asString()).isEqualTo("2026-03-12T08:15:31.204Z");
        assertThat(letter.path("size").asInt()).isEqualTo("{\"number\": 0}".length());
        assertThat(letter.path("message_uuid").isNull()).isTrue();

        List<String> ids = ids("");
        assertThat(ids("?limit=2")).isEqualTo(ids.subList(0, 2));
        String next = list("?limit=2").path("next").asString();
        assertThat(ids("?limit=2&after=" + next)).isEqualTo(ids.subList(2, 4));
        assertThat(list("?limit=3&after=" + next).path("next").isNull()).isTrue();
        assertThat(feed.reader().get(LETTERS + "?limit=2").header("Link"))
                .isEqualTo("<?limit=2&after=%s>; rel=\"next\"".formatted(next));
        assertThat(feed.reader().get(LETTERS + "?limit=3&after=" + next).header("Link"))
                .isNull();
        assertThat(ids("?reason=reason%203")).containsExactly(ids.get(3));
        assertThat(ids("?queue=other")).isEmpty();
        feed.reader().get(LETTERS + "?after=gone").expect(400);
        feed.reader().get(LETTERS + "?limit=1001").expect(400);
    }

    /** The queue can only be gone through from its beginning; here no letter is further away than another. */
    @Test
    void pagesThroughAsManyAsThereAre() throws Exception {
        String queue = queue();
        for (int number = 0; number < 450; number++) {
            deadLetter(queue, "dhos.test", "many", "{\"number\": " + number + "}");
        }
        awaitTotal(450);
        List<String> ids = ids("?limit=1000");
        assertThat(ids).hasSize(450).doesNotHaveDuplicates();
        JsonNode first = list("?limit=400");
        assertThat(ids("?limit=100&after=" + first.path("next").asString())).isEqualTo(ids.subList(400, 450));
        assertThat(channel.messageCount("errors")).isZero();
    }

    /** Letters leave by themselves all the time, also the one at which somebody has come to. */
    @Test
    void goesOnWhenTheLetterIsGoneAtWhichAPartEnded() throws Exception {
        String queue = queue();
        for (int number = 0; number < 3; number++) {
            deadLetter(queue, "dhos.test", "some", "{\"number\": " + number + "}");
        }
        awaitTotal(3);
        List<String> ids = ids("");
        String next = list("?limit=2").path("next").asString();
        feed.reader()
                .post(LETTERS + "/" + ids.get(1) + "/discard", Map.of("reason", "twice"))
                .expect(204);
        assertThat(ids("?limit=2&after=" + next)).containsExactly(ids.get(2));
    }

    @Test
    void aLetterIsDiscardedWithAReasonThatIsKept() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        deadLetter("encounters.epr-actions", "dhos.test", "no", "{\"dhos_connector_message_uuid\": \"" + uuid + "\"}");
        awaitTotal(1);
        String id = ids("").getFirst();
        String path = LETTERS + "/" + id + "/discard";
        feed.reader().post(path, Map.of()).expect(400);
        feed.reader().post(path, Map.of("reason", " ")).expect(400);
        try (Bus audits = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            feed.reader().post(path, Map.of("reason", "entered twice")).expect(204);
            JsonNode audit = audits.audit("dead_letter_discarded", uuid);
            assertThat(audit.path("reason").asString()).isEqualTo("entered twice");
            assertThat(audit.path("dead_letter_id").asString()).isEqualTo(id);
        }
        awaitTotal(0);
        assertThat(events(uuid)).contains("dead_letter_discard");
        feed.reader().post(path, Map.of("reason", "again")).expect(404);
    }

    private List<String> events(String uuid) {
        return feed.reader()
                .get("/dhos/v1/message/" + uuid + "/timeline")
                .json()
                .path("events")
                .valueStream()
                .map(event -> event.path("event").asString())
                .toList();
    }

    @Test
    void theirNumberIsAMetricByQueue() throws Exception {
        deadLetter("encounters.epr-actions", "dhos.test", "no", "{}");
        publish("dhos-dlx", "dhos.foreign", Map.of(), "{}");
        awaitTotal(2);
        await().atMost(PATIENCE)
                .until(
                        () -> new Api(port).get("/metrics").body(),
                        metrics -> counts(metrics, "encounters.epr-actions", 1)
                                && counts(metrics, "other", 1)
                                && counts(metrics, "connector.message-outcomes", 0));
    }

    private static boolean counts(String metrics, String queue, int letters) {
        return metrics.lines()
                .anyMatch(line -> line.startsWith("polaris_dead_letters{")
                        && line.contains("queue=\"" + queue + "\"")
                        && line.endsWith("} " + letters + ".0"));
    }

    @Test
    void showsABodyOnRequestAndSaysWhoReadIt() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        String body =
                "{\"actions\": [{\"message_uuid\": \"another\"}], \"dhos_connector_message_uuid\": \"" + uuid + "\"}";
        deadLetter("encounters.epr-actions", "dhos.24891000000101", "no ward", body);
        awaitTotal(1);
        JsonNode letter = list("").path("letters").get(0);
        assertThat(letter.path("message_uuid").asString()).isEqualTo(uuid);
        assertThat(letter.toString()).doesNotContain("another");
        try (Bus audits = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            JsonNode opened = feed.reader()
                    .get(LETTERS + "/" + letter.path("id").asString())
                    .expect(200)
                    .json();
            assertThat(opened.path("body").asString()).isEqualTo(body);
            assertThat(opened.path("encoding").asString()).isEqualTo("text");
            assertThat(opened.path("letter")).isEqualTo(letter);
            JsonNode audit = audits.audit("dead_letter_read", uuid);
            assertThat(audit.path("dead_letter_id").asString())
                    .isEqualTo(letter.path("id").asString());
            assertThat(audit.path("modified_by").asString()).isEqualTo("test-system");
        }
        feed.reader().get(LETTERS + "/unknown").expect(404);
    }

    /** identity.md O2: what was rejected and is applied after all, by what came later, leaves no work behind. */
    @Test
    void aLetterWhoseMessageIsAppliedLeavesByItselfAndTheTimelineSaysSo() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        String other = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        for (String each : List.of(uuid, other)) {
            deadLetter(
                    "encounters.epr-actions", "dhos.test", "no", "{\"dhos_connector_message_uuid\": \"" + each + "\"}");
        }
        awaitTotal(2);
        assertThat(list("").path("letters").get(0).path("message_outcome").isNull())
                .isTrue();
        try (Bus bus = new Bus(TestServices.broker())) {
            bus.publishOutcome(outcome(uuid, "rejected"));
            await().atMost(PATIENCE)
                    .until(() -> list("").path("letters")
                            .get(0)
                            .path("message_outcome")
                            .asString()
                            .equals("rejected"));
            bus.publishOutcome(outcome(uuid, "processed"));
            bus.publishOutcome(outcome(other, "waiting"));
        }
        awaitTotal(1);
        assertThat(list("").path("letters").get(0).path("message_uuid").asString())
                .isEqualTo(other);
        assertThat(events(uuid)).contains("dead_letter_resolved");
    }

    private static String outcome(String uuid, String outcome) {
        return "{\"message_uuid\": \"%s\", \"outcome\": \"%s\", \"reason\": null}".formatted(uuid, outcome);
    }

    /** A letter is newer than what was said of its message before: only what is said behind it resolves it. */
    @Test
    void aLetterOfAMessageThatWasAppliedBeforeStays() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        try (Bus bus = new Bus(TestServices.broker())) {
            bus.publishOutcome(outcome(uuid, "processed"));
        }
        await().atMost(PATIENCE).until(() -> events(uuid).contains("processed"));
        database.sql("update message_progress set outcome_at = '2026-03-01T00:00:00Z' where message_uuid = ?")
                .param(uuid)
                .update();
        deadLetter("encounters.epr-actions", "dhos.test", "no", "{\"dhos_connector_message_uuid\": \"" + uuid + "\"}");
        awaitTotal(1);
        assertThat(list("").path("letters").get(0).path("message_outcome").asString())
                .isEqualTo("processed");
    }

    @Test
    void findsLettersByTheReasonThatTheListShows() throws Exception {
        String queue = queue();
        deadLetter(queue, "dhos.test", "too long ".repeat(30), "{}");
        awaitTotal(1);
        String listed = list("").path("letters").get(0).path("reason").asString();
        assertThat(listed).hasSize(200);
        assertThat(ids("?reason=" + listed.replace(" ", "%20"))).hasSize(1);
        assertThat(feed.reader()
                        .post(LETTERS + "/requeue", Map.of("reason", listed))
                        .expect(200)
                        .json()
                        .path("requeued")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void showsWhatCanNotBeReadAsBase64() throws Exception {
        channel.basicPublish(
                "dhos-dlx",
                "dhos.test",
                new BasicProperties.Builder().deliveryMode(2).build(),
                new byte[] {(byte) 0xff, 0});
        awaitTotal(1);
        JsonNode opened = feed.reader()
                .get(LETTERS + "/" + ids("").getFirst())
                .expect(200)
                .json();
        assertThat(opened.path("encoding").asString()).isEqualTo("base64");
        assertThat(opened.path("body").asString()).isEqualTo("/wA=");
    }
}
