package health.polaris.common.error;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A value of a request does not have the form that it must have. Whoever reads a value does not know what it is called; who
 * does says so by {@link #named}, or leaves it to the body's reader.
 */
public final class MalformedValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public static final String TIME = "a time with its offset such as 2026-01-31T08:15:30.123Z";
    public static final String DATE = "a date such as 2026-01-31";

    private static final int LONGEST_SHOWN = 64;

    /** @param complaint what it must be, and what it is: {@code must be a date such as 2026-01-31, not 'soon'} */
    private MalformedValueException(String complaint) {
        super(complaint, null, false, false);
    }

    /** {@code must be a whole number, not 'ten'}: of a parameter, which is a text whatever it should be. */
    static MalformedValueException ofParameter(@Nullable Class<?> wanted, String found) {
        return of(wanted(wanted), found);
    }

    /** {@code must be <wanted>, not '<found>'}, the found text cut to 64 characters. */
    public static MalformedValueException of(String wanted, String found) {
        return new MalformedValueException("must be %s, not '%s'".formatted(wanted, shown(found)));
    }

    /** {@code must be a whole number, not a text}: a value is not repeated where its kind is wrong. */
    public static MalformedValueException ofKind(@Nullable Class<?> wanted, JsonToken found) {
        return ofKind(wanted(wanted), found(found));
    }

    /** The same of a value that was read; null when it is not known. */
    static MalformedValueException ofKind(@Nullable Class<?> wanted, @Nullable Object found) {
        return ofKind(wanted(wanted), found(found));
    }

    private static MalformedValueException ofKind(String wanted, String found) {
        return new MalformedValueException("must be " + wanted + (found.isEmpty() ? "" : ", not " + found));
    }

    /** {@code must be <wanted>: <found> does not match expected ISO8601 format}, as clients know it. */
    public static MalformedValueException ofTime(String wanted, String found) {
        return new MalformedValueException(
                "must be %s: %s does not match expected ISO8601 format".formatted(wanted, shown(found)));
    }

    /** 400 {@code 'opened_date' must be a date such as 2026-01-31, not 'soon'}. */
    public ApiException of(String name) {
        return ApiException.invalid("'%s' %s".formatted(name, getMessage()));
    }

    /**
     * What is read, of a value with this name.
     *
     * @throws ApiException 400 that names it
     */
    public static <T> T named(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedValueException malformed) {
            throw malformed.of(name);
        }
    }

    private static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    /** {@code true or false} for a boolean, {@code a list} for a list; an object when nothing else is known. */
    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "an object";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (isNumber(type)) {
            return isWhole(type) ? "a whole number" : "a number";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return type == LocalDate.class ? DATE : TIME;
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return CharSequence.class.isAssignableFrom(type) ? "a text" : "an object";
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || (type.isPrimitive() && type != boolean.class && type != char.class);
    }

    private static boolean isWhole(Class<?> type) {
        return !type.getSimpleName().equalsIgnoreCase("double")
                && !type.getSimpleName().equalsIgnoreCase("float");
    }

    /** The same of a value that was read: {@code a text} for {@code "5"}. */
    private static String found(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> found(JsonToken.VALUE_STRING);
            case Boolean flag -> found(JsonToken.VALUE_TRUE);
            case Double fraction -> found(JsonToken.VALUE_NUMBER_FLOAT);
            case BigDecimal fraction -> found(JsonToken.VALUE_NUMBER_FLOAT);
            case Number whole -> found(JsonToken.VALUE_NUMBER_INT);
            default -> "";
        };
    }

    /** {@code a text} for {@code "5"}. */
    private static String found(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a number";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case START_OBJECT, PROPERTY_NAME, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            default -> "";
        };
    }
}
