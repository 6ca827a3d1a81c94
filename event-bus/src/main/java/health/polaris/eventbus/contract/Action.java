package health.polaris.eventbus.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that a consumer shall do: {@code {"name": "process_patient", "data": {…}}}.
 *
 * @param data open-ended: keys that this suite does not know travel on
 */
public record Action(@Nullable String name, @Nullable JsonNode data) {

    /** The data of the first action of that name that has an object for data. */
    static Optional<JsonNode> data(@Nullable List<Action> actions, String name) {
        return actions == null ? Optional.empty() : data(actions.stream(), name);
    }

    /** The same of a list that nobody has looked into. */
    static Optional<JsonNode> data(@Nullable JsonNode actions, String name) {
        return actions == null
                ? Optional.empty()
                : data(
                        StreamSupport.stream(actions.spliterator(), false)
                                .map(action -> new Action(action.path("name").asString(""), action.get("data"))),
                        name);
    }

    private static Optional<JsonNode> data(Stream<Action> actions, String name) {
        return actions.filter(action -> name.equals(action.name()))
                .flatMap(action -> Stream.ofNullable(action.data()))
                .filter(JsonNode::isObject)
                .findFirst();
    }
}
