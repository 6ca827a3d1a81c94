package health.polaris.connector.observation;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was measured at a bedside at one time, with its score.
 *
 * @param part what is only printed is read from here
 * @param observations the first one of each type
 */
public record ObservationSet(
        String uuid,
        @Nullable OffsetDateTime recordTime,
        @Nullable ScoreSystem scoreSystem,
        JsonPart part,
        Map<String, JsonPart> observations) {

    static ObservationSet of(JsonPart part) {
        return new ObservationSet(
                part.required("uuid"),
                part.expectedTime("record_time"),
                ScoreSystem.of(part.filled("score_system")),
                part,
                observations(part.node().path("observations")));
    }

    private static Map<String, JsonPart> observations(JsonNode list) {
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw JsonPart.illTyped("observations", "an array");
        }
        Map<String, JsonPart> first = new LinkedHashMap<>();
        for (JsonNode element : list) {
            JsonPart observation = JsonPart.object("observations", element);
            String type = observation.text("observation_type");
            if (type != null) {
                first.putIfAbsent(type, observation);
            }
        }
        return first;
    }

    /** The observation of that type, if it says anything. */
    public Optional<Observation> usable(String type) {
        return Optional.ofNullable(observations.get(type)).map(Observation::of).filter(Observation::usable);
    }
}
