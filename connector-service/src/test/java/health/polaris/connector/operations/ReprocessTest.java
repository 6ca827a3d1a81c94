package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One message done again. */
class ReprocessTest extends ReprocessedMessages {

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
            // The fact is the same one, in the same place, whenever it is told.
            assertThat(again.path("message")).isEqualTo(first.path("message"));
            assertThat(again.path("message").path("acknowledged_at").asString())
                    .isEqualTo(feed.stored(uuid).path("created").asString());
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
        assertThat(reprocess(uuid).expect(422).message()).isEqualTo("The message cannot be read as HL7");
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
}
