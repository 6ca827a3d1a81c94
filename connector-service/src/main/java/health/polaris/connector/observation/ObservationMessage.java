package health.polaris.connector.observation;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of the action {@code process_observation_set}, as posted and as published under {@code dhos.DM000005}.
 *
 * @param collector who measured; null when nobody is known
 * @param stay null when the EPR does not know the encounter
 */
public record ObservationMessage(
        Patient patient,
        @Nullable Collector collector,
        @Nullable Stay stay,
        ObservationSet set) {

    private static final String ACTION = "process_observation_set";
    private static final String CLINICIAN = "clinician";

    /** {@code 37.0} must stay {@code 37.0}, so fractions are no doubles here. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * The data of the action, still as a tree, so that somebody can be added to it.
     *
     * @throws InvalidObservationSetException when there is none
     */
    public static ObjectNode data(byte[] body) {
        return data(tree(body).path("actions"));
    }

    /**
     * The same of actions that somebody has read.
     *
     * @throws InvalidObservationSetException when there is none
     */
    public static ObjectNode data(JsonNode actions) {
        if (!actions.isArray()) {
            throw JsonPart.illTyped("actions", "an array");
        }
        ObjectNode wanted = null;
        for (JsonNode action : actions) {
            ObjectNode data = checked(action);
            wanted = wanted == null && ACTION.equals(action.path("name").asString()) ? data : wanted;
        }
        if (wanted == null) {
            throw new InvalidObservationSetException("Request requires a 'process_observation_set' action with data");
        }
        return wanted;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException noJson) {
            throw new InvalidObservationSetException("Request body is not valid JSON");
        }
    }

    private static ObjectNode checked(JsonNode action) {
        if (!action.path("name").isString()) {
            throw JsonPart.illTyped("name", "a text");
        }
        if (action.path("data") instanceof ObjectNode data) {
            return data;
        }
        throw JsonPart.illTyped("data", "an object");
    }

    /** The id of the clinician who recorded the set, null when it is not said or a clinician is there already. */
    public static @Nullable String unnamedClinician(ObjectNode data) {
        JsonPart set = new JsonPart(data).part("observation_set");
        return new JsonPart(data).part(CLINICIAN).isEmpty() ? set.filled("created_by") : null;
    }

    /** Says who recorded the set. */
    public static void name(ObjectNode data, Map<String, ? extends @Nullable Object> clinician) {
        data.set(CLINICIAN, JSON.valueToTree(clinician));
    }

    /** @throws InvalidObservationSetException when something is missing or not of its type */
    public static ObservationMessage of(ObjectNode data) {
        JsonPart whole = new JsonPart(data);
        JsonPart patient = whole.part("patient");
        JsonPart encounter = whole.part("encounter");
        JsonPart set = whole.part("observation_set");
        requireData(patient, encounter, set);
        return new ObservationMessage(
                Patient.of(patient), Collector.of(whole.part(CLINICIAN)), Stay.of(encounter), ObservationSet.of(set));
    }

    private static void requireData(JsonPart patient, JsonPart encounter, JsonPart set) {
        String missing = Stream.of(
                        Map.entry("patient", patient),
                        Map.entry("encounter", encounter),
                        Map.entry("observation_set", set))
                .filter(part -> part.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new InvalidObservationSetException("Missing data in action: " + missing);
        }
    }

    public String setUuid() {
        return set.uuid();
    }

    public String patientUuid() {
        return patient.uuid();
    }
}
