package health.polaris.connector.observation;

import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of the body. Senders write identifiers and scores as texts or as numbers, so both are text here, a number
 * just as it was written.
 */
public record JsonPart(JsonNode node) {

    /** Beyond this many places a number is no measurement but an attempt on our memory: {@code 1e999999999}. */
    private static final int MOST_PLACES = 40;

    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\p{Cs}]");

    /** @throws InvalidObservationSetException when it is something else than an object */
    static JsonPart object(String name, JsonNode node) {
        if (!node.isObject()) {
            throw illTyped(name, "an object");
        }
        return new JsonPart(node);
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    /** An object within; missing or null is an empty one. */
    JsonPart part(String key) {
        JsonNode part = node.path(key);
        return absent(part) ? new JsonPart(part) : object(key, part);
    }

    /** A text that may be null or empty, but whose key must be there. */
    @Nullable
    String expected(String key) {
        if (!node.has(key)) {
            throw missing(key);
        }
        return text(key);
    }

    /** A time that may be null or empty, but whose key must be there. */
    @Nullable
    OffsetDateTime expectedTime(String key) {
        if (!node.has(key)) {
            throw missing(key);
        }
        return time(key);
    }

    /** A text that says something. */
    String required(String key) {
        String text = text(key);
        if (text == null || text.isEmpty()) {
            throw missing(key);
        }
        return text;
    }

    @Nullable
    public String text(String key) {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return null;
        }
        if (value.isString()) {
            return printable(value.asString());
        }
        if (value.isNumber()) {
            return plain(key, value);
        }
        throw illTyped(key, "a text or a number");
    }

    /** The text when it says something, else null. */
    @Nullable
    public String filled(String key) {
        String text = text(key);
        return text == null || text.isEmpty() ? null : text;
    }

    boolean isTrue(String key) {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw illTyped(key, "a boolean");
        }
        return value.asBoolean();
    }

    /** Null for nothing. */
    @Nullable
    public OffsetDateTime time(String key) {
        String text = filled(key);
        if (text == null) {
            return null;
        }
        try {
            return IsoTime.parse(text);
        } catch (MalformedValueException malformed) {
            throw new InvalidObservationSetException(
                    "'" + key + "' is not an ISO 8601 time", malformed.of(key).text());
        }
    }

    /**
     * Without control characters but line ends and tabs: neither the database nor MLLP, which frames messages with 0x0B
     * and 0x1C, could carry them. Half a surrogate pair is no character at all.
     */
    private static String printable(String text) {
        return FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }

    private static String plain(String key, JsonNode number) {
        BigDecimal value = number.decimalValue();
        if (value.precision() > MOST_PLACES || Math.abs(value.scale()) > MOST_PLACES) {
            throw new InvalidObservationSetException("'" + key + "' is out of range");
        }
        return value.toPlainString();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static InvalidObservationSetException missing(String key) {
        return new InvalidObservationSetException("Missing key: '" + key + "'");
    }

    static InvalidObservationSetException illTyped(String key, String expected) {
        return new InvalidObservationSetException("'" + key + "' is not " + expected);
    }
}
