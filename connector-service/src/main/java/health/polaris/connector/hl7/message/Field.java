package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.util.Terser;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A field, or one repetition of it. Its values keep HL7's three kinds of nothing apart: {@code ""} (two quote marks) is
 * null, an empty component is the empty string, a component the sender did not write at all is null.
 *
 * @param first repetition
 * @param raw as received, with all repetitions
 */
public record Field(Type first, String raw, EncodingCharacters separators) {

    /**
     * The first sub-component of a component of the first repetition, counted from 1. {@code WARD 8} has no second
     * component (null), {@code WARD 8^^} has an empty one.
     */
    public @Nullable String component(int number) {
        String value = Terser.getPrimitive(first, number, 1).getValue();
        if (value == null) {
            return number == 1 || hasComponents() ? "" : null;
        }
        return value.equals(RawSegment.HL7_NULL) ? null : value;
    }

    /**
     * A component that is an identifier or a code: blanks around it do not count (contracts/identity.md §1, I2). Blanks
     * alone are as empty, and {@code ""} is null with blanks around it too.
     */
    public @Nullable String code(int number) {
        String value = component(number);
        String stripped = value == null ? null : Blanks.around(value);
        return RawSegment.HL7_NULL.equals(stripped) ? null : stripped;
    }

    /** The first component as {@link #code} when it says something, null when it is empty, blank or {@code ""}. */
    public @Nullable String codeValue() {
        String value = code(1);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Whether {@code ""} stands there, by which a sender deletes a value (contracts/identity.md §4, F1). */
    public boolean deletes(int component) {
        String value = Terser.getPrimitive(first, component, 1).getValue();
        return value != null && Blanks.around(value).equals(RawSegment.HL7_NULL);
    }

    /** HAPI reads {@code A} and {@code A^} alike. */
    private boolean hasComponents() {
        int component = raw.indexOf(separators.getComponentSeparator());
        int repetition = raw.indexOf(separators.getRepetitionSeparator());
        return component >= 0 && (repetition < 0 || component < repetition);
    }

    /** The universal id of an authority ({@code &2.16.840.1.113883.2.1.4.1&ISO}) is its second sub-component. */
    public @Nullable String subcomponent(int component, int number) {
        String value = Terser.getPrimitive(first, component, number).getValue();
        return RawSegment.HL7_NULL.equals(value) ? null : value;
    }

    /** The first component when it says something, null when it is empty or {@code ""}. */
    public @Nullable String value() {
        String value = component(1);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The repetitions one by one, each parsed when its turn comes: a hostile field has millions. */
    public Iterable<Field> repetitions() {
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
                int begin = start;
                int end = raw.indexOf(separators.getRepetitionSeparator(), begin);
                String repetition = end < 0 ? raw.substring(begin) : raw.substring(begin, end);
                start = end < 0 ? -1 : end + 1;
                return new Field(begin == 0 ? first : parsed(repetition), repetition, separators);
            }
        };
    }

    private Type parsed(String repetition) {
        return GenericParser.parse(first.getMessage(), Excerpt.ofRepetition(repetition, separators), separators);
    }
}
