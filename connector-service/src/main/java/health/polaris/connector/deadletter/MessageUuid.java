package health.polaris.connector.deadletter;

import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.deadletter.DeadLetter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The stored message that a dead letter is about. */
final class MessageUuid {

    /** Of accepted messages, and of what became of them. */
    private static final Set<String> KEYS = Set.of("dhos_connector_message_uuid", "message_uuid");

    private static final int LONGEST = 36;
    private static final JsonMapper MAPPER = new JsonMapper();

    private MessageUuid() {}

    /** Null when the body names none, or is no JSON. Reads no further than needed. */
    static @Nullable String in(DeadLetter letter) {
        try (JsonParser json = MAPPER.createParser(letter.body())) {
            return json.nextToken() == JsonToken.START_OBJECT ? in(json) : null;
        } catch (JacksonException | RejectedMessageException unreadable) {
            return null;
        }
    }

    private static @Nullable String in(JsonParser json) {
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            JsonToken value = json.nextToken();
            if (KEYS.contains(key) && value == JsonToken.VALUE_STRING) {
                String uuid = json.getString();
                return uuid.length() > LONGEST || uuid.indexOf('\0') >= 0 ? null : uuid;
            }
            json.skipChildren();
        }
        return null;
    }
}
