package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code dhos.DM000005}: an observation set with its encounter and what is known of its patient, {@code {"actions":
 * [{"name": "process_observation_set", "data": {"encounter": {…}, "observation_set": {…}, "patient": {…}}}]}}.
 *
 * @param patientUuid whose events keep their order; not part of the body
 */
public record ObservationSetWithEncounter(
        @Nullable List<Action> actions,
        @JsonIgnore @Nullable String patientUuid) implements Event {

    /** @param data of the one action */
    public static ObservationSetWithEncounter of(JsonNode data, String patientUuid) {
        return new ObservationSetWithEncounter(List.of(new Action(ObservationSetChanged.ACTION, data)), patientUuid);
    }

    /** What is said of the set; empty when nothing is. */
    public Optional<JsonNode> data() {
        return Action.data(actions, ObservationSetChanged.ACTION);
    }

    @Override
    public String routingKey() {
        return RoutingKeys.OBSERVATION_SET_WITH_ENCOUNTER;
    }

    @Override
    public Set<String> orderKeys() {
        return OrderKeys.of("patient", patientUuid);
    }
}
