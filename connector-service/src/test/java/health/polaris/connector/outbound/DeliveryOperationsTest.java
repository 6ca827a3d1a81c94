package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@PolarisTest
@Import(MovableTime.class)
class DeliveryOperationsTest extends Hospital {

    private String uuid(String set) {
        return stored(set).get(0).path("uuid").asString();
    }

    private static String path(String uuid, String action) {
        return "/dhos/v1/message/" + uuid + action;
    }

    private JsonNode timeline(String uuid) {
        return api.get(path(uuid, "/timeline")).expect(200).json();
    }

    private static List<String> events(JsonNode timeline) {
        return timeline.path("events")
                .valueStream()
                .map(event -> event.path("event").asString())
                .toList();
    }

    private String failed(String patient) {
        String set = fresh("S");
        fail(set, patient);
        return set;
    }

    private List<String> list(String query) {
        return api.get("/dhos/v1/message/list?" + query)
                .expect(200)
                .json()
                .path("messages")
                .valueStream()
                .map(message -> message.path("uuid").asString())
                .toList();
    }

    @Test
    void retriesWhatHasFailed() throws Exception {
        String patient = fresh("P");
        String set = failed(patient);
        String uuid = uuid(set);
        assertThat(list("state=failed&identifier_type=MRN&identifier=" + patient))
                .containsExactly(uuid);
        assertThat(list("direction=observations&identifier_type=MRN&identifier=" + patient))
                .containsExactly(uuid);

        EPR.wellAgain();
        try (Bus bus = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            api.as(Tokens.clinician("0b0c5bb2-3c28-4b9c-8f5f-111111111111", "write:hl7_message"))
                    .post(path(uuid, "/delivery/retry"), null)
                    .expect(204);
            JsonNode audit = bus.audit("hl7_delivery_retried", uuid);
            assertThat(audit.path("message_uuid").asString()).isEqualTo(uuid);
            assertThat(audit.path("modified_by").asString()).isEqualTo("0b0c5bb2-3c28-4b9c-8f5f-111111111111");
            assertThat(audit.path("result").asString()).isEqualTo("failed");
        }
        awaitState(set, "sent");
        JsonNode timeline = timeline(uuid);
        assertThat(events(timeline))
                .containsExactly("queued", "attempt_failed", "attempt_failed", "failed", "delivery_retry", "sent");
        JsonNode attempt = timeline.path("events").get(1);
        assertThat(attempt.path("detail").asString()).isEqualTo("status 401");
        assertThat(attempt.path("actor").asString()).isEqualTo("dhos-connector-api");
        assertThat(timeline.path("events").get(4).path("actor").asString())
                .isEqualTo("0b0c5bb2-3c28-4b9c-8f5f-111111111111");
        assertThat(timeline.path("delivery").path("state").asString()).isEqualTo("sent");
        assertThat(timeline.path("delivery").path("attempts").asInt()).isEqualTo(1);
        assertThat(timeline.toString()).doesNotContain(patient).doesNotContain("Finch");
        assertThat(list("state=sent&identifier_type=MRN&identifier=" + patient)).containsExactly(uuid);

        assertThat(api.post(path(uuid, "/delivery/retry"), null).expect(409).message())
                .isEqualTo("The message was sent");
        api.post(path(uuid, "/delivery/retry"), Map.of("force", true)).expect(409);
        assertThat(EPR.texts(patient)).hasSize(4);
    }

    @Test
    void sendsWhatTheEprRefusedOnlyWhenForced() {
        String set = fresh("S");
        String patient = fresh("P");
        refuse(set, patient);
        String uuid = uuid(set);
        assertThat(list("state=refused_by_receiver&identifier_type=MRN&identifier=" + patient))
                .containsExactly(uuid);
        assertThat(list("state=refused&identifier_type=MRN&identifier=" + patient))
                .isEmpty();

        EPR.wellAgain();
        assertThat(api.post(path(uuid, "/delivery/retry"), null).expect(409).message())
                .contains("force");
        api.post(path(uuid, "/delivery/retry"), Map.of("force", false)).expect(409);
        api.post(path(uuid, "/delivery/retry"), Map.of("force", "yes")).expect(400);
        api.post(path(uuid, "/delivery/retry"), Map.of("force", true)).expect(204);
        awaitState(set, "sent");
        assertThat(stored(set).get(0).path("ack_status").asString()).isEqualTo("AA");
        assertThat(events(timeline(uuid))).containsExactly("queued", "refused", "delivery_retry", "sent");
    }

    @Test
    void givesUpWhatWaitsSoThatTheNextOneGoesOn() throws Exception {
        String patient = fresh("P");
        String set = fresh("S");
        String next = fresh("S");
        hold(set, patient);
        post(next, patient).expect(204);
        EPR.wellAgain();
        String uuid = uuid(set);
        try (Bus bus = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            api.post(path(uuid, "/delivery/give_up"), null).expect(204);
            bus.audit("hl7_delivery_given_up", uuid);
        }
        awaitState(next, "sent");
        assertThat(state(set)).isEqualTo("ended_by_operator");
        assertThat(EPR.texts(patient)).hasSize(2);
        assertThat(list("state=ended_by_operator&identifier_type=MRN&identifier=" + patient))
                .containsExactly(uuid);
        api.post(path(uuid, "/delivery/give_up"), null).expect(409);
        assertThat(events(timeline(uuid))).containsExactly("queued", "attempt_failed", "delivery_give_up");

        api.post(path(uuid, "/delivery/retry"), null).expect(204);
        awaitState(set, "sent");
    }

    @Test
    void doesNotTouchWhatIsBeingSent() {
        String set = fresh("S");
        String patient = fresh("P");
        CountDownLatch answer = new CountDownLatch(1);
        EPR.whenAsked(patient, request -> {
            answer.await();
            return StubEpr.acknowledge(request, "AA");
        });
        post(set, patient).expect(204);
        awaitState(set, "sending");
        String uuid = uuid(set);
        assertThat(api.post(path(uuid, "/delivery/give_up"), null).expect(409).message())
                .isEqualTo("The message is being sent just now");
        assertThat(api.post(path(uuid, "/delivery/retry"), null).expect(409).message())
                .isEqualTo("The message is on its way");
        assertThat(list("state=sending&identifier_type=MRN&identifier=" + patient))
                .containsExactly(uuid);
        answer.countDown();
        awaitState(set, "sent");
    }

    @Test
    void knowsOnlyMessagesThatAreSent() {
        api.post(path("unknown", "/delivery/retry"), null).expect(404);
        api.post(path("unknown", "/delivery/give_up"), null).expect(404);
        String received = new health.polaris.connector.Feed(port)
                .post(health.polaris.connector.Feed.admission(fresh("MC-"), fresh("M")))
                .uuid();
        assertThat(api.post(path(received, "/delivery/retry"), null).expect(404).message())
                .isEqualTo("The message has no delivery");
    }

    @Test
    void countsWhatOperatorsDo() {
        String patient = fresh("P");
        String set = failed(patient);
        EPR.wellAgain();
        api.post(path(uuid(set), "/delivery/retry"), null).expect(204);
        awaitState(set, "sent");
        await().atMost(PATIENCE)
                .until(() -> api.get("/metrics")
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("polaris_operator_actions_total{")
                                && line.contains("action=\"delivery_retry\"")
                                && line.contains("result=\"failed\"")));
    }
}
