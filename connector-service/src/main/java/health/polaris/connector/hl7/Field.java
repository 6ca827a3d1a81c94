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

    private static final String HL7_NULL = "\"\"";

    /**
     * The unescaped first sub-component of a component of the first repetition, counted from 1. {@code WARD 8} has no
     * second component (null), {@code WARD 8^^} has an empty one.
     */
    @Nullable
    String component(int number) {
        String first = Objects.requireNonNull(Separators.part(raw, separators.repetition(), 0));
        String component = Separators.part(first, separators.component(), number - 1);
        if (component == null) {
            return first.indexOf(separators.component()) < 0 ? null : "";
        }
        String value = Objects.requireNonNull(Separators.part(component, separators.subcomponent(), 0));
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
