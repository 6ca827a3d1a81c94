package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code dhos.DM000005}: an observation set with its encounter and what is known of its patient, {@code {"actions":
 * [{"name": "process_observation_set", "data": {"encounter": {…}, "observation_set": {…}, "patient": {…}}}]}}.
 *
 * @param actions as they came: who needs them looks into them
 * @param patientUuid whose events keep their order; not part of the body
 */
public record ObservationSetWithEncounter(
        @Nullable JsonNode actions, @JsonIgnore @Nullable String patientUuid) implements Event {

    /** @param data of the one action */
    public static ObservationSetWithEncounter of(JsonNode data, String patientUuid) {
        ArrayNode actions = JsonNodeFactory.instance.arrayNode();
        actions.addObject().put("name", ObservationSetChanged.ACTION).set("data", data);
        return new ObservationSetWithEncounter(actions, patientUuid);
    }

    /** What is said of the set; empty when nothing is. */
    public Optional<JsonNode> data() {
        return Action.data(actions, ObservationSetChanged.ACTION);
    }

    @Override
    public Route route() {
        return Route.of(RoutingKeys.OBSERVATION_SET_WITH_ENCOUNTER, "patient", patientUuid);
    }
}
