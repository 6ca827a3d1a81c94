package health.polaris.connector.hl7;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field, or one repetition of it, as received. Its values keep HL7's three kinds of nothing apart: {@code ""} (two
 * quote marks) is null, an empty component is the empty string, a component the sender did not write at all is null.
 */
record Field(String raw, Separators separators) {

    static final String HL7_NULL = "\"\"";

    /**
     * The unescaped first sub-component of a component of the first repetition, counted from 1. {@code WARD 8} has no
     * second component (null), {@code WARD 8^^} has an empty one.
     */
    @Nullable
    String component(int number) {
        String component = rawComponent(number);
        if (component == null) {
            return firstRepetition().indexOf(separators.component()) < 0 ? null : "";
        }
        return said(Objects.requireNonNull(Separators.part(component, separators.subcomponent(), 0)));
    }

    /** The universal id of an authority ({@code &2.16.840.1.113883.2.1.4.1&ISO}) is its second sub-component. */
    @Nullable
    String subcomponent(int component, int number) {
        String raw = rawComponent(component);
        String value = raw == null ? null : Separators.part(raw, separators.subcomponent(), number - 1);
        return value == null ? null : said(value);
    }

    /** The component with its sub-components as received. */
    @Nullable
    String rawComponent(int number) {
        return Separators.part(firstRepetition(), separators.component(), number - 1);
    }

    /** The field with another text in that component of its first repetition. */
    String withComponent(int number, String value) {
        String first = firstRepetition();
        return Separators.replaced(first, separators.component(), number - 1, value) + raw.substring(first.length());
    }

    private String firstRepetition() {
        return Objects.requireNonNull(Separators.part(raw, separators.repetition(), 0));
    }

    private @Nullable String said(String value) {
        return value.equals(HL7_NULL) ? null : EscapeSequences.unescape(value, separators);
    }

    /** The first component when it says something, null when it is empty or {@code ""}. */
    @Nullable
    String value() {
        String value = component(1);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The repetitions one by one: a hostile field has millions. */
    Iterable<Field> repetitions() {
        return () -> new Iterator<>() {
            private int start = 0;

            @Override
            public boolean hasNext() {
                return start >= 0;
            }

            @Override
            public Field next() {
                if (start < 0) {
                    throw new NoSuchElementException();
                }
                int end = raw.indexOf(separators.repetition(), start);
                String repetition = end < 0 ? raw.substring(start) : raw.substring(start, end);
                start = end < 0 ? -1 : end + 1;
                return new Field(repetition, separators);
            }
        };
    }
}
