package health.polaris.users.query;

import java.beans.PropertyEditorSupport;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Texts of query parameters as values. The framework's own conversions take {@code yes}, {@code on} or {@code 0x1F}, and
 * come back as a second try when a converter refuses; an editor is the last word.
 */
@ControllerAdvice
class QueryValues {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,10}");

    @InitBinder
    void strictly(WebDataBinder binder) {
        binder.registerCustomEditor(Boolean.class, new FromText(QueryValues::flag));
        binder.registerCustomEditor(Integer.class, new FromText(QueryValues::number));
    }

    /** {@code true} or {@code false}, in any letter case: some callers send {@code True}. */
    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Integer number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not an integer");
        }
        return Integer.valueOf(text);
    }

    private static final class FromText extends PropertyEditorSupport {

        private final Function<String, Object> value;

        FromText(Function<String, Object> value) {
            this.value = value;
        }

        @Override
        public void setAsText(String text) {
            setValue(value.apply(text));
        }
    }
}
