package health.polaris.common.error;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Kinds of values in the words of people. */
public final class ValueWords {

    public static final String TIME = "a time with its offset such as 2026-01-31T08:15:30.123Z";
    public static final String DATE = "a date such as 2026-01-31";

    private ValueWords() {}

    /** {@code true or false} for a boolean, {@code a list} for a list; an object when nothing else is known. */
    public static String wanted(@Nullable Class<?> type) {
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
    static String found(@Nullable Object value) {
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
    public static String found(JsonToken token) {
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
