package health.polaris.users.query;

import java.util.Locale;
import java.util.regex.Pattern;

/** Texts of query parameters as values; the framework's own conversions take {@code yes}, {@code on} or {@code 0x1F}. */
final class QueryValues {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,10}");

    private QueryValues() {}

    /** {@code true} or {@code false}, in any letter case: some callers send {@code True}. */
    static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    static Integer number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not an integer");
        }
        return Integer.valueOf(text);
    }
}
