package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** A destination that an operator has paused gets nothing; the others do, and nothing is lost. */
@PolarisTest
@Import(MovableTime.class)
class PausedDeliveryTest extends Hospital {

    private static final String FEED = "/dhos/v1/feed";
    private static final Map<String, String> EPR_FEED = Map.of("destination", "epr", "reason", "their upgrade");

    @AfterEach
    void goOn() {
        api.post(FEED + "/resume", EPR_FEED);
    }

    private JsonNode delivery(String destination) {
        return api.get(FEED)
                .expect(200)
                .json()
                .path("deliveries")
                .valueStream()
                .filter(each -> each.path("destination").asString().equals(destination))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void waitsAndGoesOutInItsOrder() throws Exception {
        String patient = fresh("P");
        List<String> sets = List.of(fresh("S"), fresh("S"), fresh("S"));
        try (Bus bus = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            api.post(FEED + "/pause", EPR_FEED).expect(204);
            assertThat(bus.audit("delivery_paused", "epr").path("reason").asString())
                    .isEqualTo("their upgrade");
        }
        sets.forEach(set -> post(set, patient).expect(204));
        String document = fresh("D");
        api.post("/dhos/v1/cda_message", Map.of("type", "HL7v3CDA", "content", document))
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> MIRTH.requests().stream()
                        .anyMatch(request -> request.body().contains(document)));
        clock.forward(Duration.ofHours(30));
        assertThat(EPR.texts(patient)).isEmpty();
        assertThat(sets).allSatisfy(set -> assertThat(state(set)).isEqualTo("pending"));
        assertThat(delivery("epr").path("pending").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(delivery("epr").path("paused").path("state").asString()).isEqualTo("paused");
        assertThat(delivery("mirth").path("paused").isNull()).isTrue();

        api.post(FEED + "/resume", EPR_FEED).expect(204);
        sets.forEach(set -> awaitState(set, "sent"));
        assertThat(EPR.texts(patient)).hasSize(3);
        assertThat(EPR.texts(patient).stream().map(text -> text.indexOf(controlId(sets.getFirst())) >= 0))
                .containsExactly(true, false, false);
    }

    /** The time of a pause is not the other side's. */
    @Test
    void doesNotGiveUpWhatItHadTriedBefore() {
        String patient = fresh("P");
        String set = fresh("S");
        EPR.whenAsked(patient, request -> new StubServer.Reply(503, ""));
        post(set, patient).expect(204);
        awaitFailures(set, 1);
        api.post(FEED + "/pause", EPR_FEED).expect(204);
        clock.forward(Duration.ofHours(30));
        api.post(FEED + "/resume", EPR_FEED).expect(204);
        awaitFailures(set, 2);
        EPR.wellAgain();
        clock.forward(Duration.ofMinutes(5));
        awaitState(set, "sent");
    }
}
