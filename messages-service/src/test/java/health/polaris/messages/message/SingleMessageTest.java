package health.polaris.messages.message;

import static health.polaris.messages.Letters.NEW;
import static health.polaris.messages.Letters.ONE;
import static health.polaris.messages.Letters.letter;
import static health.polaris.messages.Letters.with;
import static health.polaris.messages.Letters.without;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class SingleMessageTest extends MessageTestBase {

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
    void readingDoesNotRetrieve() {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        letters.system().get(ONE + uuid).expect(200);
        assertThat(letters.system().get(ONE + uuid).json().has("retrieved")).isFalse();
        letters.system().get(ONE + "nowhere").expect(404);
    }

    @Test
    void hasNoOtherMethods() {
        assertThat(letters.system().delete(ONE + "x", null).expect(405).header("Allow"))
                .contains("PATCH");
        new Api(port).get("/dhos/v1/message").expect(405);
        new Api(port).get("/dhos/v1/nothing").expect(404);
    }

    @Test
    void anUnchangedMessageIsNotSentAgain() {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        Answer first = letters.system().get(ONE + uuid).expect(200);
        letters.system()
                .with("If-None-Match", String.valueOf(first.header("ETag")))
                .get(ONE + uuid)
                .expect(304);
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache, must-revalidate");
    }

    @Test
    void aDeletedMessageIsInvisible(@Autowired JdbcClient jdbc) {
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
