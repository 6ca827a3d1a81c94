package health.polaris.eventbus.contract;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as it is in AMQP bodies, which is not the JSON of the HTTP interfaces: keys in snake case, times as
 * {@code 2027-03-09T16:02:11.904+00:00} (contracts/platform.md §6).
 */
public final class AmqpJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .addModule(AmqpTimes.module())
            // What is passed on says the same as what came: 37.0 stays 37.0.
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The text of a body; nulls are written. */
    public String write(Object body) {
        return mapper.writeValueAsString(body);
    }

    /** A record as a tree, e.g. to add keys to it. */
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /**
     * Reads a body; unknown keys are ignored.
     *
     * @throws RejectedMessageException when it is no such JSON; the text quotes nothing of the body
     */
    public <T> T read(byte[] body, Class<T> type) {
        try {
            return required(mapper.readValue(body, type));
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /**
     * Turns a part of a body into a record.
     *
     * @throws RejectedMessageException as {@link #read}
     */
    public <T> T convert(JsonNode part, Class<T> type) {
        try {
            return required(mapper.treeToValue(part, type));
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /** Reads what {@link #write} wrote. */
    public <T> T readStored(String text, Class<T> type) {
        return mapper.readValue(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static <T> T required(T value) {
        if (value == null) {
            throw new RejectedMessageException("body unreadable: null");
        }
        return value;
    }

    /** Neither the message nor the cause: both may quote the value that was not understood. */
    private static RejectedMessageException unreadable(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            path.append(step.getPropertyName() == null ? "[]" : "." + step.getPropertyName());
        }
        return new RejectedMessageException(
                "body unreadable: " + e.getClass().getSimpleName() + (path.isEmpty() ? "" : " at " + path));
    }
}
