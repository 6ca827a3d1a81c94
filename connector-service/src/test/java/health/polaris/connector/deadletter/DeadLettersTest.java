package health.polaris.connector.deadletter;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.testing.PolarisTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class DeadLettersTest {

    private static final String LETTERS = "/dhos/v1/message/dead_letter";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    private Feed feed;
    private Connection connection;
    private Channel channel;

    @BeforeEach
    void connect() throws Exception {
        feed = new Feed(port);
        connection = TestServices.broker().connect();
        channel = connection.createChannel();
        channel.exchangeDeclare("dhos-dlx", "fanout", true);
        channel.queueDeclare("errors", true, false, false, Map.of());
        channel.queueBind("errors", "dhos-dlx", "");
        empty();
    }

    @AfterEach
    void disconnect() throws Exception {
        empty();
        connection.close();
    }

    /** One by one, since not every broker purges what was returned a moment ago. */
    private void empty() throws IOException {
        while (channel.basicGet("errors", true) != null) {
            continue;
        }
    }

    /** Puts a letter aside, as a consumer of that queue would. */
    private void deadLetter(String queue, String routingKey, String reason, String body) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        headers.put("polaris-queue", queue);
        headers.put("polaris-reason", reason);
        headers.put("polaris-exception", "some.Exception");
        headers.put("polaris-attempts", 5);
        headers.put("polaris-failed-at", "2026-03-12T08:15:31.204Z");
        headers.put("polaris-routing-key", routingKey);
        publish("dhos-dlx", routingKey, headers, body);
    }

    private void publish(String exchange, String routingKey, Map<String, Object> headers, String body)
            throws IOException {
        channel.basicPublish(
                exchange,
                routingKey,
                new BasicProperties.Builder()
                        .contentType("application/text")
                        .deliveryMode(2)
                        .messageId("id-" + body.hashCode())
                        .correlationId("request-1")
                        .headers(headers)
                        .build(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** A queue of this test. */
    private String queue() throws IOException {
        String queue = "test." + fresh("q");
        channel.queueDeclare(queue, false, false, true, Map.of());
        return queue;
    }

    private JsonNode list(String query) {
        return feed.reader().get(LETTERS + query).expect(200).json();
    }

    private List<String> ids(String query) {
        return list(query)
                .path("letters")
                .valueStream()
                .map(letter -> letter.path("id").asString())
                .toList();
    }

    private void awaitTotal(int total) {
        await().atMost(PATIENCE).until(() -> list("").path("total").asInt() == total);
    }

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
