package health.polaris.connector.hl7.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a message: {@code PV1}, {@code PID-18} or {@code PID-18.1}, in the first segment of that name unless it says
 * which, and in the first repetition.
 *
 * @param field 0: the whole segment
 * @param component 0: the whole field
 * @param sequence which of the segments of that name, counted from 1
 */
public record FieldPath(String segment, int field, int component, int sequence) {

    private static final Pattern SYNTAX = Pattern.compile("([A-Z][A-Z0-9]{2})-([1-9]\\d{0,2})(?:\\.([1-9]\\d{0,1}))?");

    /** Reads {@code ZPV-3} or {@code PV1-19.1}; fields up to 999, components up to 99. */
    public static Optional<FieldPath> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String component = matcher.group(3);
        return Optional.of(of(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                component == null ? 0 : Integer.parseInt(component)));
    }

    public static FieldPath segment(String name) {
        return of(name, 0, 0);
    }

    public static FieldPath of(String segment, int field) {
        return of(segment, field, 0);
    }

    public static FieldPath of(String segment, int field, int component) {
        return new FieldPath(segment, field, component, 1);
    }

    /** The same place in another segment of that name. */
    public FieldPath in(int number) {
        return new FieldPath(segment, field, component, number);
    }

    /** Without which of the segments is meant: a sender reads that in ERR-2. */
    @Override
    public String toString() {
        String where = field > 0 ? segment + "-" + field : segment;
        return component > 0 ? where + "." + component : where;
    }
}
