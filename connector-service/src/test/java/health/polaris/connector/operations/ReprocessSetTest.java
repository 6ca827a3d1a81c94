package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many messages done again, part by part. */
class ReprocessSetTest extends ReprocessedMessages {

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

    /** A day is meant whole, a time without offset is the hospital's, as in the list. */
    @Test
    void readsTimesAsTheListDoes() {
        String sender = fresh("SENDER");
        String uuid = feed.post(refusedAdmission(fresh("MC-"), fresh("M")).replace("PASHUB", sender))
                .uuid();
        String day = feed.stored(uuid).path("created").asString().substring(0, 10);
        for (Map<String, String> times : List.of(
                Map.of("received_from", day, "received_to", day),
                Map.of("received_from", "2020-01-01T00:00", "received_to", "2120-01-01 00:00:30"),
                Map.of("received_from", "2020-01-01T00:00:00Z"))) {
            Map<String, Object> filter = new HashMap<>(times);
            filter.put("sender", sender + "|STMARYS");
            assertThat(set(filter, Map.of("dry", true)).path("matching").asInt())
                    .as(times.toString())
                    .isEqualTo(1);
        }
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
                "{\"filter\": {\"received_from\": \"yesterday\"}}",
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
