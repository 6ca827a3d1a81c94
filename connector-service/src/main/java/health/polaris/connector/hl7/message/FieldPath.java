package health.polaris.connector.hl7.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a message: {@code PV1}, {@code PID-18} or {@code PID-18.1}, always in the first segment of that name and
 * the first repetition.
 *
 * @param field 0: the whole segment
 * @param component 0: the whole field
 */
public record FieldPath(String segment, int field, int component) {

    private static final Pattern SYNTAX = Pattern.compile("([A-Z][A-Z0-9]{2})-([1-9]\\d{0,2})(?:\\.([1-9]\\d{0,1}))?");

    /** Reads {@code ZPV-3} or {@code PV1-19.1}; fields up to 999, components up to 99. */
    public static Optional<FieldPath> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String component = matcher.group(3);
        return Optional.of(new FieldPath(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                component == null ? 0 : Integer.parseInt(component)));
    }

    public static FieldPath segment(String name) {
        return new FieldPath(name, 0, 0);
    }

    public static FieldPath of(String segment, int field) {
        return new FieldPath(segment, field, 0);
    }

    public static FieldPath of(String segment, int field, int component) {
        return new FieldPath(segment, field, component);
    }

    @Override
    public String toString() {
        String where = field > 0 ? segment + "-" + field : segment;
        return component > 0 ? where + "." + component : where;
    }
}
