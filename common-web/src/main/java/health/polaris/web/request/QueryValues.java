package health.polaris.web.request;

import java.beans.PropertyEditorSupport;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Texts of query parameters as values. The framework's own conversions take {@code yes}, {@code on} or {@code 0x1F}, and
 * come back as a second try when a converter refuses; an editor is the last word.
 */
@ControllerAdvice
class QueryValues {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");

    @InitBinder
    void strictly(WebDataBinder binder) {
        binder.registerCustomEditor(boolean.class, new FromText(QueryValues::flag));
        binder.registerCustomEditor(Boolean.class, new FromText(QueryValues::flag));
        binder.registerCustomEditor(int.class, new FromText(QueryValues::integer));
        binder.registerCustomEditor(Integer.class, new FromText(QueryValues::integer));
    }

    /** {@code true} or {@code false}, in any letter case: some callers send {@code True}. */
    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Integer integer(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw new IllegalArgumentException("not an integer");
        }
        return Integer.valueOf(text);
    }

    private static final class FromText extends PropertyEditorSupport {

        private final Function<String, Object> conversion;

        FromText(Function<String, Object> conversion) {
            this.conversion = conversion;
        }

        @Override
        public void setAsText(String text) {
            super.setValue(conversion.apply(text));
        }

        /** {@code limit=5&limit=10} arrives as an array; what is refused here is refused again as the text "5,x". */
        @Override
        public void setValue(@Nullable Object value) {
            super.setValue(value instanceof String[] repeated ? conversion.apply(LastOfRepeated.of(repeated)) : value);
        }
    }
}
