package health.polaris.messages.message;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.message.Letters.NEW;
import static health.polaris.messages.message.Letters.ONE;
import static health.polaris.messages.message.Letters.letter;
import static health.polaris.messages.message.Letters.with;
import static health.polaris.messages.message.Letters.without;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class SingleMessageTest {

    @LocalServerPort
    private int port;

    private Letters letters;
    private String patient;
    private String location;

    @BeforeEach
    void connect() {
        letters = new Letters(port);
        patient = fresh("patient");
        location = fresh("location");
    }

    private Map<String, Object> callback() {
        return letter("patient:" + patient, "location:" + location, 5);
    }

    @Test
    void answersACreatedMessageWithAllThatIsSet() {
        Map<String, Object> body = callback();
        JsonNode message = letters.system().post(NEW, body).expect(200).json();
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by",
                        "sender",
                        "sender_type",
                        "receiver",
                        "receiver_type",
                        "message_type",
                        "content",
                        "confirmed");
        assertThat(message.path("confirmed").isNull()).isTrue();
        assertThat(message.path("created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(message.path("created_by").asString()).isEqualTo("test-system");
        assertThat(message.path("content").asString()).isEqualTo(body.get("content"));
        JsonNode type = message.path("message_type");
        assertThat(type.path("value").asInt()).isEqualTo(5);
        assertThat(type.path("uuid").asString()).isEqualTo("DHOS-MESSAGES-CALLBACK");
        assertThat(type.path("created_by").asString()).isEqualTo("sys");
        assertThat(letters.system()
                        .get(ONE + message.path("uuid").asString())
                        .expect(200)
                        .json())
                .isEqualTo(message);
    }

    @Test
    void theOldPathSaysThatItIsDeprecated() {
        Answer old = letters.system().post("/dhos/v1/message", callback()).expect(200);
        assertThat(old.header("Deprecation")).isEqualTo("true");
        assertThat(old.header("Link")).isEqualTo("</dhos/v2/message>; rel=\"successor-version\"");
        Answer current = letters.system().post(NEW, callback()).expect(200);
        assertThat(current.header("Deprecation")).isNull();
        assertThat(current.header("Link")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, DHOS-MESSAGES-GENERAL", "1, DHOS-MESSAGES-DOSAGE", "2, DHOS-MESSAGES-DIETARY",
        "3, DHOS-MESSAGES-FEEDBACK", "5, DHOS-MESSAGES-CALLBACK", "6, DHOS-MESSAGES-ACTIVATION-CODE",
        "7, DHOS-MESSAGES-RED-ALERT", "8, DHOS-MESSAGES-AMBER-ALERT", "9, DHOS-MESSAGES-GREY-ALERT",
        "10, DHOS-MESSAGES-CLEAR-ALERTS"
    })
    void knowsTheTypes(int value, String uuid) {
        Map<String, Object> body = with(callback(), "message_type", Map.of("value", value, "uuid", "ignored"));
        JsonNode message = letters.system().post(NEW, body).expect(200).json();
        assertThat(message.path("message_type").path("uuid").asString()).isEqualTo(uuid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender", "sender_type", "receiver", "receiver_type", "message_type", "content"})
    void refusesAMessageWithoutWhatItNeeds(String key) {
        letters.system().post(NEW, without(callback(), key)).expect(400);
        assertThat(letters.system()
                        .post(NEW, with(callback(), key, 17))
                        .expect(400)
                        .message())
                .isNotEmpty();
        letters.system().post(NEW, with(callback(), key, List.of("x"))).expect(400);
        if (!key.equals("message_type")) {
            assertThat(letters.system()
                            .post(NEW, with(callback(), key, ""))
                            .expect(400)
                            .message())
                    .isEqualTo("Property '" + key + "' must contain a valid value");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"value\":4}", "{\"value\":11}", "{\"value\":\"5\"}", "{\"value\":5.0}", "{}", "5", "null"})
    void refusesUnknownTypes(String type) {
        String body = """
                {"sender":"p","sender_type":"patient","receiver":"l","receiver_type":"location","content":"c",
                 "message_type":%s}""".formatted(type);
        letters.system().post(NEW, body).expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retrieved",
                "confirmed",
                "confirmed_by",
                "related_message",
                "cancelled",
                "cancelled_by",
                "internal"
            })
    void refusesOptionalFieldsThatAreEmptyOrOfAnotherType(String key) {
        assertThat(letters.system()
                        .post(NEW, with(callback(), key, ""))
                        .expect(400)
                        .message())
                .isEqualTo("Empty fields should not be sent, property '" + key + "' is empty");
        letters.system().post(NEW, with(callback(), key, 5)).expect(400);
        letters.system().post(NEW, with(callback(), key, List.of())).expect(400);
        letters.system().post(NEW, with(callback(), key, Map.of())).expect(400);
        String body = "{\"" + key + "\":null," + "\"sender\":\"p\",\"sender_type\":\"patient\",\"receiver\":\"l\","
                + "\"receiver_type\":\"location\",\"content\":\"c\",\"message_type\":{\"value\":0}}";
        letters.system().post(NEW, body).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uuid", "created", "deleted", "uri"})
    void namesAnUnknownKey(String key) {
        assertThat(letters.system()
                        .post(NEW, with(callback(), key, "x"))
                        .expect(400)
                        .message())
                .isEqualTo("Property '" + key + "' not found in schema");
    }

    @Test
    void keepsOptionalFieldsOfANewMessage() {
        String related = letters.send("patient:" + patient, "location:" + location, 0);
        Map<String, Object> body = with(callback(), "internal", "seen by the night shift");
        body = with(with(body, "confirmed_by", "C1"), "related_message", related);
        body = with(body, "confirmed", "2024-05-03T11:15:30.123999+03:00");
        JsonNode message = letters.system().post(NEW, body).expect(200).json();
        assertThat(message.path("internal").asString()).isEqualTo("seen by the night shift");
        assertThat(message.path("confirmed").asString()).isEqualTo("2024-05-03T11:15:30.123+03:00");
        assertThat(message.path("related_message").asString()).isEqualTo(related);
        assertThat(letters.system()
                        .post(NEW, with(callback(), "related_message", "nowhere"))
                        .expect(400)
                        .message())
                .isEqualTo("Cannot set 'related_message' as 'nowhere' is an invalid value.");
    }

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
                .isEqualTo(sent + " does not match expected ISO8601 format");
    }

    @Test
    void refusesBodiesThatAreNone() {
        Api system = letters.system();
        system.post(NEW, null).expect(400);
        system.post(NEW, "null").expect(400);
        system.post(NEW, "{\"sender\":").expect(400);
        system.post(NEW, "[]").expect(400);
        system.with("Content-Type", "text/plain").post(NEW, "hello").expect(415);
        system.with("Content-Type", "application/json; charset=utf-8")
                .post(NEW, callback())
                .expect(200);
    }

    @Test
    void refusesATextThatTheDatabaseCanNotKeep() {
        assertThat(letters.system()
                        .post(NEW, with(callback(), "content", "a\u0000b"))
                        .status())
                .isEqualTo(400);
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
    void readingDoesNotRetrieve() {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        letters.system().get(ONE + uuid).expect(200);
        assertThat(letters.system().get(ONE + uuid).json().has("retrieved")).isFalse();
        letters.system().get(ONE + "nowhere").expect(404);
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

    @Test
    void hasNoOtherMethods() {
        assertThat(letters.system().delete(ONE + "x", null).expect(405).header("Allow"))
                .contains("PATCH");
        new Api(port).get("/dhos/v1/message").expect(405);
        new Api(port).get("/dhos/v1/nothing").expect(404);
    }

    @Test
    void aDatabaseThatIsUsedAlreadyKnowsAConditionalGet() {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        Answer first = letters.system().get(ONE + uuid).expect(200);
        letters.system()
                .with("If-None-Match", String.valueOf(first.header("ETag")))
                .get(ONE + uuid)
                .expect(304);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache, must-revalidate");
    }

    @Test
    void aDeletedMessageIsInvisible(
            @org.springframework.beans.factory.annotation.Autowired
                    org.springframework.jdbc.core.simple.JdbcClient jdbc) {
        String uuid = letters.send("patient:" + patient, "location:" + location, 5);
        jdbc.sql("update message set deleted = now() where uuid = ?")
                .param(uuid)
                .update();
        letters.system().get(ONE + uuid).expect(404);
        letters.change(uuid, Map.of("confirmed_by", "C")).expect(404);
        letters.system().post(NEW, with(callback(), "related_message", uuid)).expect(400);
        assertThat(Letters.uuids(letters.system().get("/dhos/v1/sender/" + patient + "/message")))
                .isEmpty();
        assertThat(letters.system()
                        .post("/dhos/v1/active/callback/message", List.of(patient))
                        .expect(200)
                        .json()
                        .isEmpty())
                .isTrue();
    }
}
