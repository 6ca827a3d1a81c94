package health.polaris.integration;

import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What connector-service says of the observation sets that it sends. */
final class OutgoingSets {

    private static final Duration UNTIL_WRITTEN = Duration.ofMinutes(3);

    private OutgoingSets() {}

    /** The stored message of that control id, once the EPR has acknowledged it. */
    static JsonNode awaitProcessed(String controlId) {
        return Awaitility.await("the acknowledgement to be written down")
                .atMost(UNTIL_WRITTEN)
                .ignoreExceptions()
                .until(
                        () -> found("/search/" + controlId),
                        messages -> messages.size() == 1
                                && messages.path(0).path("is_processed").asBoolean())
                .path(0);
    }

    /** How many are stored for a patient and not acknowledged yet. */
    static long waiting(String mrn) {
        return found("/search?identifier_type=MRN&identifier=" + mrn)
                .valueStream()
                .filter(message -> message.path("dst_description").asString("").equals("tie"))
                .filter(message -> !message.path("is_processed").asBoolean())
                .count();
    }

    private static JsonNode found(String path) {
        return Installation.connector()
                .as(Installation.system("read:hl7_message"))
                .get("/dhos/v1/message" + path)
                .expect(200)
                .json();
    }
}
