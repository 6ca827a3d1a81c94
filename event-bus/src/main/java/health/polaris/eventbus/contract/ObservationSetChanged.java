package health.polaris.eventbus.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code dhos.DM000004}: {@code {"actions": [{"name": "process_observation_set", "data": {"observation_set":
 * {"encounter_id": …}}}]}}.
 *
 * @param actions as they came: who needs them looks into them
 */
public record ObservationSetChanged(@Nullable JsonNode actions) implements Event {

    static final String ACTION = "process_observation_set";

    /** What is said of the set; empty when nothing is. */
    public Optional<JsonNode> data() {
        return Action.data(actions, ACTION);
    }

    @Override
    public Route route() {
        String encounter = data().map(data -> data.path("observation_set").path("encounter_id"))
                .map(uuid -> uuid.asString(""))
                .orElse(null);
        return Route.of(RoutingKeys.OBSERVATION_SET_CHANGED, "encounter", encounter);
    }
}
