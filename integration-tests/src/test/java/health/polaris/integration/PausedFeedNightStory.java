package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two systems of a hospital speak of the same patients, and an operator pauses one of them. What it says is acknowledged,
 * also after the connector was killed, and nobody sees it; the other one goes on. When it goes on too, everything is as if
 * it had never been paused.
 */
class PausedFeedNightStory {

    private static final int PATIENTS = 20;
    private static final String PAUSED = "PAUSED|TEST";
    private static final Duration UNTIL_APPLIED = Duration.ofMinutes(2);

    private final Epr epr = new Epr(Installation.connector(), Installation.eprAdapter());
    private final Api operator =
            Installation.connector().as(Installation.system("read:hl7_message", "write:hl7_message"));
    private final Api encounters =
            Installation.encounters().as(Installation.system("read:send_encounter", "read:send_patient"));

    /** Every second message of a stay is the other system's: it moves the patient, too. */
    private static String hl7(Stay stay, int message) {
        String text = stay.hl7(message);
        return message % 2 == 1 ? text.replace("|NIGHT|TEST|", "|PAUSED|TEST|") : text;
    }

    @Test
    void whatIsSharedWithAPausedFeedIsWholeWhenItGoesOn() {
        Stay before = Stay.fresh();
        sendAll(before);
        awaitWhole(before);
        operator.post("/dhos/v1/feed/pause", Map.of("sender", PAUSED, "reason", "a story"))
                .expect(204);

        List<Stay> stays = Stream.generate(Stay::fresh).limit(PATIENTS).toList();
        stays.subList(0, PATIENTS / 2).forEach(this::sendAll);
        Part connector = Installation.part("connector");
        connector.killAndRestart();
        connector.awaitReady();
        stays.subList(PATIENTS / 2, PATIENTS).forEach(this::sendAll);
        stays.forEach(stay -> Awaitility.await("what the other system says of " + stay.visit())
                .atMost(UNTIL_APPLIED)
                .until(() -> encounter(stay).has("uuid")));
        assertThat(feed().path("held").asInt()).isEqualTo(PATIENTS * (Stay.MESSAGES / 2));
        assertThat(feed().path("paused").path("state").asString()).isEqualTo("paused");
        assertThat(stays).noneMatch(this::isWhole);

        operator.post("/dhos/v1/feed/resume", Map.of("sender", PAUSED)).expect(204);
        stays.forEach(this::awaitWhole);
        Awaitility.await("the feed to be one like others")
                .atMost(UNTIL_APPLIED)
                .until(() -> feed().path("paused").isNull());
        assertThat(feed().path("held").asInt()).isZero();
    }

    private void sendAll(Stay stay) {
        for (int message = 0; message < Stay.MESSAGES; message++) {
            epr.sendUntilAcknowledged(hl7(stay, message));
        }
    }

    private void awaitWhole(Stay stay) {
        Awaitility.await("every bed of " + stay.visit()).atMost(UNTIL_APPLIED).until(() -> isWhole(stay));
    }

    /** Every bed but the last was left. */
    private boolean isWhole(Stay stay) {
        JsonNode encounter = encounter(stay);
        return encounter.hasNonNull("discharged_at")
                && encounter.path("location_history").size() == Stay.MESSAGES - 2;
    }

    private JsonNode encounter(Stay stay) {
        return encounters
                .get("/dhos/v2/encounter?epr_encounter_id=" + stay.visit())
                .expect(200)
                .json()
                .path(0);
    }

    private JsonNode feed() {
        return operator.get("/dhos/v1/feed")
                .expect(200)
                .json()
                .path("senders")
                .valueStream()
                .filter(sender -> sender.path("sender").asString().equals(PAUSED))
                .findFirst()
                .orElseThrow();
    }
}
