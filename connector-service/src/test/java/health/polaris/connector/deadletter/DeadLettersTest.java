package health.polaris.connector.deadletter;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
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
        assertThat(ids("?reason=reason%203")).containsExactly(ids.get(3));
        assertThat(ids("?queue=other")).isEmpty();
        feed.reader().get(LETTERS + "?after=gone").expect(409);
        feed.reader().get(LETTERS + "?limit=1001").expect(400);
        assertThat(channel.messageCount("errors")).isEqualTo(5);
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

    /** What was rejected and applied after all leaves a letter behind that nobody needs. */
    @Test
    void saysWhatBecameOfTheMessage() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        deadLetter("encounters.epr-actions", "dhos.test", "no", "{\"dhos_connector_message_uuid\": \"" + uuid + "\"}");
        awaitTotal(1);
        assertThat(list("").path("letters").get(0).path("message_outcome").isNull())
                .isTrue();
        try (Bus bus = new Bus(TestServices.broker())) {
            for (String outcome : List.of("rejected", "processed")) {
                bus.publishOutcome(
                        "{\"message_uuid\": \"%s\", \"outcome\": \"%s\", \"reason\": null}".formatted(uuid, outcome));
                await().atMost(PATIENCE)
                        .until(() -> list("").path("letters")
                                .get(0)
                                .path("message_outcome")
                                .asString()
                                .equals(outcome));
            }
        }
        assertThat(feed.reader()
                        .get(LETTERS + "/" + ids("").getFirst())
                        .expect(200)
                        .json()
                        .path("letter")
                        .path("message_outcome")
                        .asString())
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
