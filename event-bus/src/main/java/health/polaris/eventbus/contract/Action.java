package health.polaris.eventbus.contract;

import java.util.List;
import java.util.Optional;
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
        for (Action action : actions == null ? List.<Action>of() : actions) {
            if (action != null
                    && name.equals(action.name())
                    && action.data() != null
                    && action.data().isObject()) {
                return Optional.of(action.data());
            }
        }
        return Optional.empty();
    }
}
