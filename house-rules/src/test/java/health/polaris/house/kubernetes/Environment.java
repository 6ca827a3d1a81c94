package health.polaris.house.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The variables of a container; those of a Secret have no value here. */
final class Environment {

    static final String SECRET = "<secret>";

    private Environment() {}

    static Map<String, String> of(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        container.path("env").values().forEach(variable -> {
            boolean secret = variable.path("valueFrom").has("secretKeyRef");
            variables.put(
                    variable.path("name").asString(),
                    secret ? SECRET : variable.path("value").asString());
        });
        return variables;
    }

    /** The keys of the Secret that a container is given. */
    static List<String> keys(JsonNode container) {
        return container.path("env").values().stream()
                .map(variable -> variable.path("valueFrom").path("secretKeyRef").path("key"))
                .filter(key -> !key.isMissingNode())
                .map(JsonNode::asString)
                .toList();
    }
}
