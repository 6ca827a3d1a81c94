package health.polaris.encounters.epr.message;

import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of an action. Null, missing and empty are the same: the EPR says nothing. */
record ActionData(JsonNode fields, AmqpJson json) {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    /** An empty text stays one; null when missing. */
    @Nullable
    String rawText(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        // PostgreSQL has no place for U+0000 in a text.
        if (!value.isString() || value.stringValue().indexOf('\0') >= 0) {
            throw Refusal.INVALID_FIELD.exception(name);
        }
        return value.stringValue();
    }

    @Nullable
    String text(String name) {
        String text = rawText(name);
        return text == null || text.isBlank() ? null : text;
    }

    boolean flag(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw Refusal.INVALID_FIELD.exception(name);
        }
        return value.booleanValue();
    }

    @Nullable
    Integer number(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isInt()) {
            throw Refusal.INVALID_FIELD.exception(name);
        }
        return value.intValue();
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
            throw Refusal.INVALID_FIELD.exception(name);
        }
        throw Refusal.INVALID_FIELD.exception(name);
    }

    /** {@code 2024-05-03T08:15:00.000Z}, to the microsecond that the database keeps. */
    @Nullable
    Instant time(String name) {
        if (text(name) == null) {
            return null;
        }
        try {
            return json.convert(fields.path(name), Instant.class).truncatedTo(ChronoUnit.MICROS);
        } catch (RejectedMessageException noSuchTime) {
            throw Refusal.INVALID_FIELD.exception(name);
        }
    }

    /** The object in this field; null when missing. */
    @Nullable
    ActionData part(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw Refusal.INVALID_FIELD.exception(name);
        }
        return new ActionData(value, json);
    }

    private static int part(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
