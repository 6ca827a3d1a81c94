package health.polaris.connector.deadletter;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sending dead letters back. */
class DeadLetterRequeueTest extends DeadLetterQueue {

    @Test
    void requeuesExactlyTheChosenOne() throws Exception {
        String queue = queue();
        for (int number = 0; number < 3; number++) {
            deadLetter(queue, "dhos.test", "reason", "{\"message_uuid\": \"none\", \"number\": " + number + "}");
        }
        awaitTotal(3);
        List<String> ids = ids("");
        try (Bus audits = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            feed.reader().post(LETTERS + "/" + ids.get(1) + "/requeue", null).expect(204);
            assertThat(audits.audit("dead_letter_requeued", ids.get(1))
                            .path("modified_by")
                            .asString())
                    .isEqualTo("test-system");
        }
        GetResponse back = take(queue);
        assertThat(new String(back.getBody(), StandardCharsets.UTF_8)).contains("\"number\": 1");
        assertThat(back.getProps().getCorrelationId()).isEqualTo("request-1");
        assertThat(back.getProps().getHeaders().get("polaris-routing-key")).hasToString("dhos.test");
        assertThat(channel.basicGet(queue, true)).isNull();
        awaitTotal(2);
        assertThat(ids("")).containsExactly(ids.get(0), ids.get(2));
        feed.reader().post(LETTERS + "/" + ids.get(1) + "/requeue", null).expect(404);
    }

    private GetResponse take(String queue) {
        return await().atMost(PATIENCE).until(() -> channel.basicGet(queue, true), got -> got != null);
    }

    @Test
    void aLetterThatFailsAgainComesBackAndTheMessageShowsIt() throws Exception {
        // The outcome consumer of this service refuses an outcome that does not exist.
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        try (Bus bus = new Bus(TestServices.broker())) {
            bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"nonsense\"}");
        }
        awaitTotal(1);
        JsonNode letter = list("").path("letters").get(0);
        assertThat(letter.path("queue").asString()).isEqualTo("connector.message-outcomes");
        assertThat(letter.path("message_uuid").asString()).isEqualTo(uuid);
        feed.reader()
                .post(LETTERS + "/" + letter.path("id").asString() + "/requeue", null)
                .expect(204);
        await().atMost(PATIENCE)
                .until(
                        () -> ids(""),
                        ids -> ids.size() == 1
                                && !ids.contains(letter.path("id").asString()));
        assertThat(list("").path("letters").get(0).path("message_uuid").asString())
                .isEqualTo(uuid);
        assertThat(feed.reader()
                        .get("/dhos/v1/message/" + uuid + "/timeline")
                        .json()
                        .path("events")
                        .valueStream()
                        .map(event -> event.path("event").asString()))
                .contains("dead_letter_requeue");
    }

    @Test
    void requeuesASetInOrderAndNoMoreThanAsked() throws Exception {
        String queue = queue();
        String other = queue();
        for (int number = 0; number < 4; number++) {
            deadLetter(queue, "dhos.test", number == 2 ? "another" : "mended", "{\"number\": " + number + "}");
            deadLetter(other, "dhos.test", "mended", "{\"other\": " + number + "}");
        }
        awaitTotal(8);
        JsonNode answer = feed.reader()
                .post(LETTERS + "/requeue", Map.of("queue", queue, "reason", "mended", "limit", 2))
                .expect(200)
                .json();
        assertThat(answer.path("requeued").asInt()).isEqualTo(2);
        assertThat(answer.path("interrupted").asBoolean()).isFalse();
        assertThat(IntStream.range(0, 2)
                        .mapToObj(index -> new String(take(queue).getBody(), StandardCharsets.UTF_8)))
                .containsExactly("{\"number\": 0}", "{\"number\": 1}");
        awaitTotal(6);
        assertThat(feed.reader()
                        .post(LETTERS + "/requeue", Map.of("queue", queue))
                        .json()
                        .path("requeued")
                        .asInt())
                .isEqualTo(2);
        awaitTotal(4);
        assertThat(ids("?queue=" + other)).hasSize(4);
    }

    /** Long reasons are listed without their end. */
    @Test
    void sendsLettersOfOtherProgramsOnlyWhenAsked() throws Exception {
        publish("dhos-dlx", "dhos.foreign", Map.of("x-own", "kept"), "no JSON \u00e9");
        awaitTotal(1);
        JsonNode letter = list("").path("letters").get(0);
        assertThat(letter.path("queue").isNull()).isTrue();
        assertThat(letter.path("routing_key").asString()).isEqualTo("dhos.foreign");
        String path = LETTERS + "/" + letter.path("id").asString() + "/requeue";
        feed.reader().post(path, null).expect(409);
        // Nobody is bound to that key.
        feed.reader().post(path, Map.of("to_everyone", true)).expect(409);
        awaitTotal(1);

        String queue = queue();
        channel.queueBind(queue, "dhos", "dhos.foreign");
        feed.reader().post(path, Map.of("to_everyone", true)).expect(204);
        GetResponse back = take(queue);
        assertThat(back.getProps().getHeaders().get("x-own")).hasToString("kept");
        awaitTotal(0);
    }

    @Test
    void leavesALetterWhoseQueueIsGone() throws Exception {
        deadLetter("test.gone", "dhos.test", "reason", "{}");
        awaitTotal(1);
        feed.reader()
                .post(LETTERS + "/" + ids("").getFirst() + "/requeue", null)
                .expect(409);
        feed.reader().post(LETTERS + "/requeue", Map.of("queue", "test.gone")).expect(409);
        awaitTotal(1);
    }

    @Test
    void demandsAQueueOrAReason() {
        feed.reader().post(LETTERS + "/requeue", Map.of()).expect(400);
        feed.reader()
                .post(LETTERS + "/requeue", Map.of("queue", "x", "limit", 1001))
                .expect(400);
    }
}
