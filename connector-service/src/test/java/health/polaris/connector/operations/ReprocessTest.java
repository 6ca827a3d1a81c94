package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Messages done again; what changes meanwhile is the hospital's own transformer, or the rows of a former release. */
@PolarisTest
class ReprocessTest {

    private static final String MESSAGE = "/dhos/v1/message/";
    private static final AtomicReference<UnaryOperator<String>> TRANSFORMER =
            new AtomicReference<>(UnaryOperator.identity());

    @LocalServerPort
    private int port;

    @org.springframework.beans.factory.annotation.Autowired
    private JdbcClient database;

    private Feed feed;
    private Bus bus;

    @TestConfiguration
    static class Hospital {

        @Bean
        MessageTransformer changing() {
            return text -> TRANSFORMER.get().apply(text);
        }
    }

    @BeforeEach
    void connect() throws Exception {
        feed = new Feed(port);
        bus = new Bus(TestServices.broker());
    }

    @AfterEach
    void disconnect() throws Exception {
        TRANSFORMER.set(UnaryOperator.identity());
        bus.close();
    }

    private Answer reprocess(String uuid) {
        return feed.reader().post(MESSAGE + uuid + "/reprocess", null);
    }

    private JsonNode set(Map<String, Object> filter, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("filter", filter);
        return feed.reader().post(MESSAGE + "reprocess", body).expect(200).json();
    }

    private List<JsonNode> awaitPublished(String uuid, int times) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> bus.publishedNow(uuid), list -> list.size() == times);
    }

    private List<String> events(String uuid) {
        return feed.reader()
                .get(MESSAGE + uuid + "/timeline")
                .expect(200)
                .json()
                .path("events")
                .valueStream()
                .map(event -> event.path("event").asString() + " "
                        + event.path("detail").asString(""))
                .toList();
    }

    private String state(String uuid) {
        return feed.reader()
                .get(MESSAGE + uuid + "/timeline")
                .json()
                .path("message")
                .path("state")
                .asString();
    }

    private static String refusedAdmission(String controlId, String mrn) {
        return admission(controlId, mrn).replace("ADT^A01", "ADT^A06");
    }

    /** As if the rules had refused what they understand today: the text of a stored message is never changed. */
    private void understoodNow(String uuid) {
        database.sql("update hl7_message set content = replace(content, 'ADT^A06', 'ADT^A01') where uuid = ?")
                .param(uuid)
                .update();
    }

    @Test
    void publishesAnAcceptedMessageAgainAsItWas() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        JsonNode first = awaitPublished(uuid, 1).getFirst();
        assertThat(first.has("reprocess")).isFalse();
        bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"rejected\", \"reason\": \"no ward\"}");
        await().atMost(Duration.ofSeconds(30)).until(() -> state(uuid).equals("rejected"));

        try (Bus audits = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            JsonNode answer = reprocess(uuid).expect(200).json();
            assertThat(answer.path("uuid").asString()).isEqualTo(uuid);
            assertThat(answer.path("result").asString()).isEqualTo("published");
            assertThat(answer.path("reprocess").asInt()).isEqualTo(1);
            JsonNode audit = audits.audit("hl7_message_reprocessed", uuid);
            assertThat(audit.path("modified_by").asString()).isEqualTo("test-system");
            assertThat(audit.path("result").asString()).isEqualTo("published");
            assertThat(audit.propertyNames()).containsExactlyInAnyOrder("message_uuid", "result", "modified_by");
        }
        assertThat(state(uuid)).isEqualTo("published");
        reprocess(uuid).expect(200);
        List<JsonNode> published = awaitPublished(uuid, 3);
        assertThat(published)
                .extracting(body -> body.path("reprocess").asInt(0))
                .containsExactly(0, 1, 2);
        for (JsonNode again : published) {
            assertThat(again.path("sequence")).isEqualTo(first.path("sequence"));
            assertThat(again.path("sent_at")).isEqualTo(first.path("sent_at"));
            assertThat(again.path("sender")).isEqualTo(first.path("sender"));
            assertThat(again.path("actions")).isEqualTo(first.path("actions"));
        }
        bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"processed\"}");
        await().atMost(Duration.ofSeconds(30)).until(() -> state(uuid).equals("processed"));
        assertThat(events(uuid))
                .containsExactly(
                        "received ",
                        "acknowledged AA",
                        "rejected no ward",
                        "reprocess published",
                        "reprocess published",
                        "processed ");
    }

    @Test
    void isNoLongerProcessedUntilThePlatformSaysSo() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"processed\"}");
        await().atMost(Duration.ofSeconds(30)).until(() -> state(uuid).equals("processed"));
        reprocess(uuid).expect(200);
        assertThat(feed.stored(uuid).path("is_processed").asBoolean()).isFalse();
        assertThat(state(uuid)).isEqualTo("published");
    }

    @Test
    void acceptsWhatWasRefusedAndIsUnderstoodNow() {
        String controlId = fresh("MC-");
        String mrn = fresh("M");
        Feed.Acknowledged refused = feed.post(refusedAdmission(controlId, mrn));
        assertThat(refused.code()).isEqualTo("AR");
        assertThat(reprocess(refused.uuid()).expect(422).message()).contains("trigger_event");
        String later = feed.post(admission(fresh("MC-"), mrn)).uuid();

        understoodNow(refused.uuid());
        JsonNode answer = reprocess(refused.uuid()).expect(200).json();
        assertThat(answer.path("result").asString()).isEqualTo("accepted");
        JsonNode published = awaitPublished(refused.uuid(), 1).getFirst();
        assertThat(published.has("reprocess")).isFalse();
        assertThat(published.path("sequence").asLong())
                .isGreaterThan(
                        awaitPublished(later, 1).getFirst().path("sequence").asLong());
        JsonNode stored = feed.stored(refused.uuid());
        assertThat(stored.path("message_control_id").asString()).isEqualTo(controlId);
        assertThat(stored.path("ack_status").asString()).isEqualTo("AR");
        assertThat(stored.path("message_type").asString()).isEqualTo("ADT^A01");
        assertThat(feed.search("/" + controlId)).hasSize(1);
        assertThat(feed.post(admission(controlId, mrn)).code()).isEqualTo("AR");
        assertThat(events(refused.uuid()))
                .containsExactly(
                        "received ", "acknowledged AR trigger_event", "reprocess refused", "reprocess accepted");

        assertThat(reprocess(refused.uuid())
                        .expect(200)
                        .json()
                        .path("reprocess")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void doesNotTakeAControlIdThatAnotherMessageHasByNow() {
        String controlId = fresh("MC-");
        String mrn = fresh("M");
        String refused = feed.post(refusedAdmission(controlId, mrn)).uuid();
        assertThat(feed.post(admission(controlId, mrn)).code()).isEqualTo("AA");
        understoodNow(refused);
        assertThat(reprocess(refused).expect(409).message()).contains("duplicate");
        assertThat(state(refused)).isEqualTo("refused");
        assertThat(bus.publishedNow(refused)).isEmpty();
    }

    @Test
    void neverTakesDuplicates() {
        String controlId = fresh("MC-");
        feed.post(admission(controlId, fresh("M")));
        String duplicate = feed.post(admission(controlId, fresh("M"))).uuid();
        assertThat(reprocess(duplicate).expect(409).message()).isEqualTo("Duplicates are never reprocessed");
        // One of a former release says so by its message type alone.
        database.sql("update hl7_message set refusal = null where uuid = ?")
                .param(duplicate)
                .update();
        reprocess(duplicate).expect(409);
        assertThat(state(duplicate)).isEqualTo("duplicate");
    }

    @Test
    void acceptsWhatTheTransformerFailedOn() {
        TRANSFORMER.set(text -> {
            throw new IllegalStateException("broken");
        });
        String uuid = unreadable(admission(fresh("MC-"), fresh("M")).replace("ADT^A01", "OLD^A01"));
        assertThat(state(uuid)).isEqualTo("unreadable");
        assertThat(reprocess(uuid).expect(422).message()).isEqualTo("The message is refused by the rule message_type");
        TRANSFORMER.set(text -> text.replace("OLD^A01", "ADT^A01"));
        assertThat(reprocess(uuid).expect(422).message()).contains("message_type");
    }

    @Test
    void acceptsWhatTheTransformerMakesReadable() {
        String text = "<hl7>" + admission(fresh("MC-"), fresh("M"));
        String uuid = unreadable(text);
        assertThat(reprocess(uuid).expect(422).message()).isEqualTo("The message can not be read as HL7");
        TRANSFORMER.set(given -> {
            throw new IllegalStateException("broken");
        });
        reprocess(uuid).expect(422);
        TRANSFORMER.set(given -> given.replace("<hl7>", ""));
        assertThat(reprocess(uuid).expect(200).json().path("result").asString()).isEqualTo("accepted");
        assertThat(awaitPublished(uuid, 1)).hasSize(1);
        assertThat(feed.stored(uuid).path("content").asString()).startsWith("<hl7>");
        assertThat(feed.stored(uuid).path("ack_status").isNull()).isTrue();
        assertThat(state(uuid)).isEqualTo("published");
        // And once more, from the same text.
        reprocess(uuid).expect(200);
        assertThat(awaitPublished(uuid, 2)).hasSize(2);
    }

    private String unreadable(String text) {
        return feed.postBase64(base64(text.getBytes(StandardCharsets.UTF_8)))
                .expect(400)
                .json()
                .path("uuid")
                .asString();
    }

    @Test
    void leavesWhatIsNoBase64AndWhatIsNotThere() {
        String uuid =
                feed.postBase64("no base64").expect(400).json().path("uuid").asString();
        reprocess(uuid).expect(422);
        reprocess("unknown").expect(404);
    }

    @Test
    void numbersWhatTwoOperatorsDoAtOnce() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        List<Integer> answers = atOnce(
                8, () -> reprocess(uuid).expect(200).json().path("reprocess").asInt());
        assertThat(answers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 8).boxed().toList());
        assertThat(awaitPublished(uuid, 9))
                .extracting(body -> body.path("reprocess").asInt(0))
                .isSorted();
    }

    @Test
    void acceptsOnceWhenTwoOperatorsDoItAtOnce() throws Exception {
        String controlId = fresh("MC-");
        String mrn = fresh("M");
        String first = feed.post(refusedAdmission(controlId, mrn)).uuid();
        String second = feed.post(refusedAdmission(controlId, mrn)).uuid();
        understoodNow(first);
        understoodNow(second);
        List<Integer> answers = atOnce(2, () -> reprocess(first).status());
        assertThat(answers).contains(200).isSubsetOf(200, 409);
        assertThat(reprocess(second).status()).isEqualTo(409);
        assertThat(database.sql("select count(distinct sequence) from hl7_message where uuid in (?, ?)")
                        .params(first, second)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = threads.invokeAll(java.util.Collections.nCopies(times, call));
            return futures.stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void doesASetInPartsTheOldestFirst() {
        String sender = fresh("SENDER");
        List<String> refused = IntStream.range(0, 5)
                .mapToObj(index -> feed.post(
                                refusedAdmission(fresh("MC-"), fresh("M")).replace("PASHUB", sender))
                        .uuid())
                .toList();
        Map<String, Object> filter = Map.of("sender", sender + "|STMARYS", "state", "refused");
        JsonNode dry = set(filter, Map.of("dry", true));
        assertThat(dry.path("matching").asInt()).isEqualTo(5);
        assertThat(dry.path("published").asInt()).isZero();
        refused.subList(0, 4).forEach(this::understoodNow);

        JsonNode first = set(filter, Map.of("limit", 3));
        assertThat(first.path("published").asInt()).isEqualTo(3);
        assertThat(first.path("left")).isEmpty();
        String next = first.path("next").asString();
        assertThat(set(filter, Map.of("dry", true, "after", next))
                        .path("matching")
                        .asInt())
                .isEqualTo(2);
        JsonNode second = set(filter, Map.of("limit", 3, "after", next));
        assertThat(second.path("published").asInt()).isEqualTo(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(second.path("left")).hasSize(1);
        assertThat(second.path("left").get(0).path("uuid").asString()).isEqualTo(refused.getLast());
        assertThat(second.path("left").get(0).path("result").asString()).isEqualTo("refused");
        assertThat(second.path("left").get(0).path("reason").asString()).isEqualTo("trigger_event");
        refused.subList(0, 4).forEach(uuid -> awaitPublished(uuid, 1));
        List<Long> numbers = refused.subList(0, 4).stream()
                .map(uuid -> bus.publishedNow(uuid).getFirst().path("sequence").asLong())
                .toList();
        assertThat(numbers).isSorted();
    }

    @Test
    void leavesDuplicatesOutOfASet() {
        String sender = fresh("SENDER");
        String controlId = fresh("MC-");
        String message = admission(controlId, fresh("M")).replace("PASHUB", sender);
        String accepted = feed.post(message).uuid();
        feed.post(message);
        JsonNode answer = set(Map.of("sender", sender + "|STMARYS"), Map.of());
        assertThat(answer.path("published").asInt()).isEqualTo(1);
        assertThat(answer.path("left")).isEmpty();
        assertThat(awaitPublished(accepted, 2)).hasSize(2);
    }

    @Test
    void demandsAFilterAndKeepsToItsBounds() {
        for (String body : List.of(
                "{}",
                "{\"filter\": {}}",
                "{\"filter\": null}",
                "{\"filter\": {\"state\": \"lost\"}}",
                "{\"filter\": {\"state\": \"refused\"}, \"limit\": 1001}",
                "{\"filter\": {\"state\": \"refused\"}, \"limit\": 0}",
                "{\"filter\": {\"state\": \"refused\"}, \"after\": \"x\"}",
                "{\"filter\": {\"direction\": \"up\"}}",
                "{\"filter\": {\"identifier\": \"1\"}}",
                "{\"filter\": {\"mrn\": \"1\"}}")) {
            assertThat(feed.reader()
                            .post(MESSAGE + "reprocess", body)
                            .expect(400)
                            .message())
                    .as(body)
                    .isNotEmpty();
        }
    }
}
