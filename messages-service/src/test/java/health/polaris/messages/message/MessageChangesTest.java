package health.polaris.messages.message;

import static health.polaris.messages.Letters.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What becomes of a message: retrieved, confirmed, cancelled, related. */
class MessageChangesTest extends MessageTestBase {

    @ParameterizedTest
    @CsvSource({
        "2024-05-03T11:15:30.123456+03:00, 2024-05-03T11:15:30.123+03:00",
        "2024-05-03T081530.1Z, 2024-05-03T08:15:30.100Z",
        "2024-05-03T08:15:30.999999+00:00, 2024-05-03T08:15:30.999Z",
        "2024-05-03T08:15:30.123-0730, 2024-05-03T08:15:30.123-07:30"
    })
    void givesClientTimesBackAsTheyWereTold(String sent, String shown) {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        assertThat(letters.change(uuid, Map.of("retrieved", sent))
                        .expect(200)
                        .json()
                        .path("retrieved")
                        .asString())
                .isEqualTo(shown);
        assertThat(letters.system()
                        .get(ONE + uuid)
                        .expect(200)
                        .json()
                        .path("retrieved")
                        .asString())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-03T08:15:30.123",
                "2024-05-03",
                "yesterday",
                "2024-02-30T08:15:30.123Z",
                "2024-05-03T25:15:30.123Z"
            })
    void refusesTimesItCanNotRead(String sent) {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        assertThat(letters.change(uuid, Map.of("confirmed", sent)).expect(400).message())
                .startsWith("'confirmed' must be a time")
                .endsWith(sent + " does not match expected ISO8601 format");
    }

    @Test
    void changesOnlyWhatIsSentAndNeedsNoOrder() {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        JsonNode before = letters.system().get(ONE + uuid).json();
        letters.change(uuid, Map.of("cancelled", "2024-05-03T08:15:30.000Z", "cancelled_by", "P"))
                .expect(200);
        JsonNode after = letters.change(uuid, Map.of("confirmed", "2030-05-03T08:15:30.000Z", "confirmed_by", "C"))
                .expect(200)
                .json();
        assertThat(after.path("cancelled_by").asString()).isEqualTo("P");
        assertThat(after.path("confirmed_by").asString()).isEqualTo("C");
        assertThat(after.path("content")).isEqualTo(before.path("content"));
        assertThat(after.path("modified").asString())
                .isGreaterThan(before.path("modified").asString());
        JsonNode again =
                letters.change(uuid, Map.of("confirmed_by", "C")).expect(200).json();
        assertThat(again.path("modified")).isEqualTo(after.path("modified"));
        assertThat(letters.change(uuid, Map.of("confirmed_by", "D"))
                        .expect(200)
                        .json()
                        .path("confirmed_by")
                        .asString())
                .isEqualTo("D");
    }

    @Test
    void refusesChangesThatAreNone() {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        assertThat(letters.change(uuid, Map.of()).expect(400).message())
                .isEqualTo("valid update parameters not found.");
        for (String key : List.of("content", "sender", "message_type", "internal", "uuid", "nonsense")) {
            assertThat(letters.change(uuid, Map.of("confirmed_by", "C", key, "x"))
                            .expect(400)
                            .message())
                    .isEqualTo("{'" + key + "': ['Unknown field.']}");
        }
        for (String key : List.of("retrieved", "confirmed", "confirmed_by", "cancelled", "related_message")) {
            letters.change(uuid, Map.of(key, "")).expect(400);
            letters.change(uuid, Map.of(key, 5)).expect(400);
            letters.change(uuid, "{\"" + key + "\":null}").expect(400);
        }
        assertThat(letters.change(uuid, Map.of("related_message", uuid))
                        .expect(400)
                        .message())
                .isEqualTo("Cannot set property related_message, circular reference to parent.");
        letters.change(uuid, Map.of("related_message", "nowhere")).expect(400);
        letters.change("nowhere", Map.of("confirmed_by", "C")).expect(404);
        letters.change("nowhere", Map.of()).expect(400);
        assertThat(letters.system().get(ONE + uuid).json().has("confirmed_by")).isFalse();
    }

    @Test
    void bothSurviveWhenConfirmedAndCancelledAtOnce() throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                String uuid = letters.send("patient:" + patient, "location:" + location, 5);
                CyclicBarrier start = new CyclicBarrier(2);
                var results = clients.invokeAll(Arrays.asList(
                        () -> {
                            start.await();
                            return letters.change(
                                            uuid, Map.of("confirmed", "2024-05-03T08:15:30.123Z", "confirmed_by", "C"))
                                    .status();
                        },
                        () -> {
                            start.await();
                            return letters.change(
                                            uuid, Map.of("cancelled", "2024-05-03T08:15:31.123Z", "cancelled_by", "P"))
                                    .status();
                        }));
                for (var result : results) {
                    assertThat(result.get()).isEqualTo(200);
                }
                JsonNode message = letters.system().get(ONE + uuid).json();
                assertThat(message.path("confirmed_by").asString()).isEqualTo("C");
                assertThat(message.path("cancelled_by").asString()).isEqualTo("P");
            }
        }
    }
}
