package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.message.Blanks;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.PersonPart;
import health.polaris.connector.hl7.message.RawSegment;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value somewhere else than the standard has it: {@code ZPI-4.1} as if it stood in {@code PV1-19.1}. What is
 * stored and acknowledged stays as received.
 *
 * @param from null: from nowhere, so that nothing stands at {@code to} afterwards
 * @param to not in MSH, by which the sender is answered; a segment that is missing stays so
 * @param always also over a value that is there; but never with nothing that was found
 */
public record FieldMove(@Nullable FieldPath from, FieldPath to, boolean always) {

    PersonPart apply(PersonPart person) {
        if (from == null) {
            return person.without(to);
        }
        String value = person.at(source(from));
        return saysNothing(value) || decidesForAll(person, from) || (!always && !saysNothing(person.at(to)))
                ? person
                : person.with(to, value);
    }

    /** A segment of one of several persons gives nothing to what holds for all, as EVN does. */
    private boolean decidesForAll(PersonPart person, FieldPath source) {
        return person.isShared(to) && !person.isShared(source);
    }

    /** A whole field does not fit into a component: its first component does. */
    private FieldPath source(FieldPath place) {
        return to.component() > 0 && place.component() == 0 ? FieldPath.of(place.segment(), place.field(), 1) : place;
    }

    private static boolean saysNothing(String raw) {
        String value = Blanks.around(raw);
        return value.isEmpty() || value.equals(RawSegment.HL7_NULL);
    }
}
