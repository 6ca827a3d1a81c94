package health.polaris.messages;

import static health.polaris.messages.Ids.fresh;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes messages for tests. */
public final class Letters {

    public static final String NEW = "/dhos/v2/message";
    public static final String ONE = "/dhos/v1/message/";

    private final Api system;

    public Letters(int port) {
        this.system = new Api(port)
                .as(Tokens.system("write:gdm_message_all", "read:gdm_message_all", "read:gdm_patient_all"));
    }

    public Api system() {
        return system;
    }

    /** {@code letter("patient:P1", "location:L1", 5)}. */
    public static Map<String, Object> letter(String from, String to, int type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sender", from.split(":")[1]);
        body.put("sender_type", from.split(":")[0]);
        body.put("receiver", to.split(":")[1]);
        body.put("receiver_type", to.split(":")[0]);
        body.put("message_type", Map.of("value", type));
        body.put("content", "Could the team ring me after 2pm? " + fresh("content"));
        return body;
    }

    /** The uuid of a stored message. */
    public String send(String from, String to, int type) {
        return system.post(NEW, letter(from, to, type))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
    }

    public Answer change(String uuid, Object body) {
        return system.patch(ONE + uuid, body);
    }

    public static List<String> uuids(Answer answer) {
        return answer.expect(200)
                .json()
                .valueStream()
                .map(message -> message.path("uuid").asString())
                .toList();
    }

    /** A clinician whose token names locations. */
    public static String clinician(String id, List<String> locations, String... scopes) {
        return Tokens.with(
                Map.of(
                        "clinician_id",
                        id,
                        "locations",
                        locations.stream()
                                .map(location -> Map.of("id", location))
                                .toList()),
                scopes);
    }

    public static Map<String, Object> with(Map<String, Object> body, String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(key, value);
        return changed;
    }

    public static Map<String, Object> without(Map<String, Object> body, String... keys) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        Arrays.asList(keys).forEach(changed::remove);
        return changed;
    }

    public static List<String> keys(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
