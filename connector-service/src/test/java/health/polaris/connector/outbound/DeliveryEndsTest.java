package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What did not arrive and was dealt with otherwise is ended by an operator, and nobody is told of it any more. */
@PolarisTest
@Import(MovableTime.class)
class DeliveryEndsTest extends Hospital {

    private final String set = fresh("S");
    private final String patient = fresh("P");

    private String uuid() {
        return stored(set).get(0).path("uuid").asString();
    }

    private String delivery(String action) {
        return "/dhos/v1/message/" + uuid() + "/delivery/" + action;
    }

    private void end() {
        api.post(delivery("give_up"), null).expect(204);
        assertThat(state(set)).isEqualTo("ended_by_operator");
    }

    private void counts(String state, int number) {
        await().atMost(PATIENCE)
                .until(() -> api.get("/metrics")
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("polaris_deliveries{")
                                && line.contains("destination=\"epr\"")
                                && line.contains("state=\"" + state + "\"")
                                && line.endsWith(" " + number + ".0")));
    }

    private List<String> found(String state) {
        return api.get("/dhos/v1/message/list?identifier_type=MRN&state=%s&identifier=%s".formatted(state, patient))
                .expect(200)
                .json()
                .path("messages")
                .valueStream()
                .map(message -> message.path("state").asString())
                .toList();
    }

    /** The alert DeliveryUndelivered looks at what is counted here. */
    @Test
    void whatFailedIsCountedUntilItIsEnded() {
        fail(set, patient);
        counts("failed", 1);
        end();
        counts("failed", 0);
        assertThat(found("failed")).isEmpty();
        assertThat(found("ended_by_operator")).containsExactly("ended_by_operator");
        JsonNode timeline =
                api.get("/dhos/v1/message/" + uuid() + "/timeline").expect(200).json();
        assertThat(timeline.path("delivery").path("state").asString()).isEqualTo("ended_by_operator");
        assertThat(timeline.path("delivery").path("last_error").asString()).isEqualTo("status 401");
        JsonNode last = timeline.path("events").valueStream().toList().getLast();
        assertThat(last.path("event").asString()).isEqualTo("delivery_give_up");
        assertThat(last.path("detail").asString()).isEqualTo("failed");
        assertThat(api.post(delivery("give_up"), null).expect(409).message())
                .isEqualTo("There is nothing to give up: the delivery is ended_by_operator");

        EPR.wellAgain();
        api.post(delivery("retry"), null).expect(204);
        awaitState(set, "sent");
        assertThat(api.post(delivery("give_up"), null).expect(409).message())
                .isEqualTo("There is nothing to give up: the delivery is sent");
    }

    @Test
    void whatIsHandedInAnewIsSentThoughItWasEnded() {
        fail(set, patient);
        end();
        EPR.wellAgain();
        post(set, patient).expect(204);
        awaitState(set, "sent");
    }

    @Test
    void whatWasGivenUpByItselfIsToldApartAndEnded() {
        hold(set, patient);
        clock.forward(Duration.ofHours(24));
        awaitState(set, "given_up");
        counts("given_up", 1);
        end();
        counts("given_up", 0);
        assertThat(found("given_up")).isEmpty();
    }

    /** The receiver has it: ended or not, it is sent again by force alone. */
    @Test
    void whatTheReceiverRefusedIsEndedAndStillSentByForceAlone() {
        refuse(set, patient);
        database.sql("update delivery set answer_told = null where message_uuid = ?")
                .param(uuid())
                .update();
        end();
        EPR.wellAgain();
        assertThat(api.post(delivery("retry"), null).expect(409).message()).contains("force");
        post(set, patient).expect(204);
        assertThat(state(set)).isEqualTo("ended_by_operator");
        api.post(delivery("retry"), Map.of("force", true)).expect(204);
        awaitState(set, "sent");
    }
}
