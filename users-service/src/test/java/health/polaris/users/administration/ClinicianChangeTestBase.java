package health.polaris.users.administration;

import health.polaris.testing.Answer;
import health.polaris.users.Bodies;
import health.polaris.users.UsersTestBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Changes of stored clinicians. */
abstract class ClinicianChangeTestBase extends UsersTestBase {

    static final String PATH = "/dhos/v1/clinician/";

    final Answer patch(String uuid, @Nullable Object body) {
        return callers.system().patch(PATH + uuid, body);
    }

    /** Key, value, key, value. */
    static Map<String, @Nullable Object> body(@Nullable Object... keysAndValues) {
        return Bodies.with(new LinkedHashMap<>(), keysAndValues);
    }

    static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }
}
