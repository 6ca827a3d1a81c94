package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class TimelineTest {

    @LocalServerPort
    private int port;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    private JsonNode timeline(String uuid) {
        return feed.reader()
                .get("/dhos/v1/message/" + uuid + "/timeline")
                .expect(200)
                .json();
    }

    private static List<String> events(JsonNode timeline) {
        return timeline.path("events")
                .valueStream()
                .map(event -> event.path("event").asString()
                        + (event.path("detail").isNull()
                                ? ""
                                : " " + event.path("detail").asString()))
                .toList();
    }

    private JsonNode awaitEvent(String uuid, String event) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> timeline(uuid), timeline -> events(timeline).contains(event));
    }

    @Test
    void ofAMessageThatWasProcessed() throws Exception {
        String mrn = fresh("M");
        String uuid = feed.post(admission(fresh("MC-"), mrn)).uuid();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> timeline(uuid).path("publication").asString().equals("published"));
        outcome(uuid, "processed", null);
        JsonNode timeline = awaitEvent(uuid, "processed");
        assertThat(events(timeline)).containsExactly("received", "acknowledged AA", "processed");
        assertThat(timeline.path("events").get(0).path("actor").asString()).isEqualTo("test-epr");
        assertThat(timeline.path("message").path("state").asString()).isEqualTo("processed");
        assertThat(timeline.path("delivery").isNull()).isTrue();
        assertThat(timeline.toString()).doesNotContain(mrn).doesNotContain("FINCH");
    }

    private static void outcome(String uuid, String outcome, @Nullable String reason) throws Exception {
        try (Bus bus = new Bus(TestServices.broker())) {
            bus.publishOutcome("{\"message_uuid\": \"%s\", \"outcome\": \"%s\", \"reason\": %s}"
                    .formatted(uuid, outcome, reason == null ? "null" : '"' + reason + '"'));
        }
    }

    @Test
    void ofAMessageThatWasRejectedAndProcessedLater() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        outcome(uuid, "rejected", "no such ward");
        awaitEvent(uuid, "rejected no such ward");
        outcome(uuid, "processed", null);
        JsonNode timeline = awaitEvent(uuid, "processed");
        assertThat(events(timeline))
                .containsExactly("received", "acknowledged AA", "rejected no such ward", "processed");
    }

    /** The platform judges again whenever something comes that belongs before or beside it. */
    @Test
    void ofAMessageWhoseOutcomeChanges() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        double before = changes("processed", "rejected");
        outcome(uuid, "waiting", "visit unknown, ward missing");
        awaitEvent(uuid, "waiting visit unknown, ward missing");
        assertThat(timeline(uuid).path("message").path("state").asString()).isEqualTo("waiting");
        assertThat(feed.stored(uuid).path("is_processed").asBoolean()).isFalse();

        outcome(uuid, "processed", null);
        awaitEvent(uuid, "processed");
        outcome(uuid, "rejected", "visit of another patient");
        awaitEvent(uuid, "rejected visit of another patient");
        assertThat(timeline(uuid).path("message").path("state").asString()).isEqualTo("rejected");
        assertThat(feed.stored(uuid).path("is_processed").asBoolean()).isFalse();
        assertThat(changes("processed", "rejected")).isEqualTo(before + 1);

        outcome(uuid, "processed", "late");
        assertThat(events(awaitEvent(uuid, "processed late")))
                .containsExactly(
                        "received",
                        "acknowledged AA",
                        "waiting visit unknown, ward missing",
                        "processed",
                        "rejected visit of another patient",
                        "processed late");
        assertThat(timeline(uuid).path("events").valueStream().skip(2))
                .allMatch(event -> event.path("actor").isNull());
    }

    private double changes(String former, String outcome) {
        return new Api(port)
                .get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith("polaris_hl7_outcomes_total{")
                        && line.contains("former=\"" + former + "\"")
                        && line.contains("outcome=\"" + outcome + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** What a person has marked as done stays so, whatever the platform says of it. */
    @Test
    void ofAMessageThatSomebodyMarked() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        feed.reader()
                .patch("/dhos/v1/message/" + uuid, Map.of("is_processed", true))
                .expect(204);
        outcome(uuid, "waiting", "visit unknown");
        awaitEvent(uuid, "waiting visit unknown");
        assertThat(timeline(uuid).path("message").path("state").asString()).isEqualTo("processed");
        feed.reader()
                .patch("/dhos/v1/message/" + uuid, Map.of("is_processed", false))
                .expect(204);
        assertThat(timeline(uuid).path("message").path("state").asString()).isEqualTo("waiting");
    }

    @Test
    void anOutcomeIsNotTheDoingOfTheOperatorWhoReprocessesLater() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        outcome(uuid, "processed", null);
        awaitEvent(uuid, "processed");
        feed.reader().post("/dhos/v1/message/" + uuid + "/reprocess", null).expect(200);
        JsonNode events = timeline(uuid).path("events");
        assertThat(events.get(2).path("event").asString()).isEqualTo("processed");
        assertThat(events.get(2).path("actor").isNull()).isTrue();
        assertThat(events.get(3).path("event").asString()).isEqualTo("reprocess");
        assertThat(events.get(3).path("actor").isNull()).isFalse();
    }

    @Test
    void ofARefusedMessage() {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M")).replace("ADT^A01", "ADT^A29"))
                .uuid();
        JsonNode timeline = timeline(uuid);
        assertThat(events(timeline)).containsExactly("received", "acknowledged AR trigger_event");
        assertThat(timeline.path("publication").isNull()).isTrue();
    }

    @Test
    void ofAnUnreadableOne() {
        String uuid = feed.postBase64(Feed.base64("no HL7".getBytes(StandardCharsets.UTF_8)))
                .json()
                .path("uuid")
                .asString();
        assertThat(events(timeline(uuid))).containsExactly("received", "unreadable not_hl7");
    }

    @Test
    void ofADuplicate() {
        String controlId = fresh("MC-");
        feed.post(admission(controlId, fresh("M")));
        String uuid = feed.post(admission(controlId, fresh("M"))).uuid();
        assertThat(events(timeline(uuid))).containsExactly("received", "acknowledged AR duplicate");
    }

    @Test
    void showsWhoMarkedIt() {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        feed.reader()
                .patch("/dhos/v1/message/" + uuid, Map.of("is_processed", true))
                .expect(204);
        JsonNode last = timeline(uuid).path("events").get(2);
        assertThat(last.path("event").asString()).isEqualTo("marked_processed");
        assertThat(last.path("actor").asString()).isEqualTo("test-system");
    }

    @Test
    void knowsOnlyStoredMessages() {
        feed.reader().get("/dhos/v1/message/unknown/timeline").expect(404);
    }
}
