package health.polaris.encounters.epr.message;

import health.polaris.encounters.fold.fact.Said;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of a body, read field by field; what is of another type is refused by the field's name.
 *
 * @param path of the object, ending with a dot; empty for the data of an action
 */
record Fields(JsonNode object, String path, AmqpJson json) {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    /** A missing key says nothing, null deletes (F1). An empty text says nothing either. */
    Said<String> saidText(String name) {
        return said(name, this::text);
    }

    Said<Instant> saidTime(String name) {
        return said(name, this::time);
    }

    Said<LocalDate> saidDate(String name) {
        return said(name, this::date);
    }

    Said<Boolean> saidFlag(String name) {
        return value(name).isMissingNode() ? Said.absent() : said(name, this::flag);
    }

    private <T> Said<T> said(String name, Function<String, @Nullable T> read) {
        return object.path(name).isNull() ? Said.deleted() : Said.ofNullable(read.apply(name));
    }

    /** Null when missing, null or blank. PostgreSQL has no place for U+0000 in a text. */
    @Nullable
    String text(String name) {
        JsonNode value = present(name, Fields::isStorable, "send a text without U+0000");
        return value == null || value.stringValue().isBlank() ? null : value.stringValue();
    }

    private static boolean isStorable(JsonNode value) {
        return value.isString() && value.stringValue().indexOf('\0') < 0;
    }

    /** False when missing or null. */
    boolean flag(String name) {
        JsonNode value = present(name, JsonNode::isBoolean, "send true or false");
        return value != null && value.booleanValue();
    }

    @Nullable
    Integer number(String name) {
        JsonNode value = present(name, JsonNode::isInt, "send a whole number");
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    /** {@code 1971-02-28} */
    @Nullable
    LocalDate date(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Matcher parts = DATE.matcher(text);
        try {
            if (parts.matches()) {
                return LocalDate.of(part(parts, 1), part(parts, 2), part(parts, 3));
            }
        } catch (DateTimeException noSuchDay) {
            throw refused(name, "send a day as 1971-02-28, or leave it out");
        }
        throw refused(name, "send a day as 1971-02-28, or leave it out");
    }

    /** {@code 2024-05-03T08:15:00.000Z}, to the microsecond that the database keeps. */
    @Nullable
    Instant time(String name) {
        if (text(name) == null) {
            return null;
        }
        try {
            return json.convert(value(name), Instant.class).truncatedTo(ChronoUnit.MICROS);
        } catch (RejectedMessageException noSuchTime) {
            throw refused(name, "send a time as 2024-05-03T08:15:00.000Z, or leave it out");
        }
    }

    /** {@code PT24H}; the default when missing. */
    Duration duration(String name, Duration otherwise) {
        String text = text(name);
        try {
            Duration duration = text == null ? otherwise : Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException noSuchDuration) {
            throw refused(name, "send a duration as PT24H, or leave it out");
        }
        throw refused(name, "send a duration as PT24H, or leave it out");
    }

    /** The object in this field; null when missing. */
    @Nullable
    Fields part(String name) {
        JsonNode value = present(name, JsonNode::isObject, "send an object");
        return value == null ? null : new Fields(value, path + name + '.', json);
    }

    /** The objects in this list; empty when missing. */
    List<Fields> parts(String name) {
        JsonNode list = present(name, Fields::isListOfObjects, "send a list of objects");
        return list == null
                ? List.of()
                : elements(list)
                        .map(each -> new Fields(each, path + name + '.', json))
                        .toList();
    }

    private static boolean isListOfObjects(JsonNode value) {
        return value.isArray() && elements(value).allMatch(JsonNode::isObject);
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Null when missing or null; anything else must be what is wanted. */
    private @Nullable JsonNode present(String name, Predicate<JsonNode> wanted, String remedy) {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!wanted.test(value)) {
            throw refused(name, remedy + ", or leave it out");
        }
        return value;
    }

    RejectedMessageException refused(String name, String remedy) {
        return Refusal.INVALID_FIELD.exception(path + name, remedy);
    }

    /** Null when missing, null or blank; what is indexed has its longest length. */
    @Nullable
    String code(String name) {
        String text = text(name);
        return text == null ? null : Refusal.unlessTooLong(text, path + name);
    }

    /** @param field of HL7 from which it was read */
    @Nullable
    String code(String name, String field) {
        String text = text(name);
        return text == null ? null : Refusal.unlessTooLong(text, field);
    }

    private JsonNode value(String name) {
        return object.path(name);
    }

    private static int part(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
