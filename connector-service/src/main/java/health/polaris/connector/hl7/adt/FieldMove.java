package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.message.Blanks;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.PersonPart;
import health.polaris.connector.hl7.message.RawSegment;
import java.util.Set;
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

    /** Numbers, birth and sex. */
    private static final Set<Integer> KEPT_OF_PATIENT = Set.of(3, 7, 8, 18);

    /** Class, number, and since when. */
    private static final Set<Integer> KEPT_OF_VISIT = Set.of(2, 19, 44);

    /** Where bay and bed are deleted, and the ward is not. */
    private static final Set<Integer> LOCATIONS = Set.of(3, 6);

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

    /** A {@code ""} says something where it deletes: a death that is taken back in a Z segment is taken back. */
    private boolean saysNothing(String raw) {
        String value = Blanks.around(raw);
        return value.isEmpty() || (value.equals(RawSegment.HL7_NULL) && isNeverDeleted());
    }

    /** What is read at {@code to} and no {@code ""} deletes (contracts/identity.md §4, F1). */
    private boolean isNeverDeleted() {
        return switch (to.segment()) {
            case "EVN", "MRG" -> true;
            case "PID" -> KEPT_OF_PATIENT.contains(to.field()) || (to.field() == 5 && to.component() <= 1);
            case "PV1" -> KEPT_OF_VISIT.contains(to.field()) || (LOCATIONS.contains(to.field()) && to.component() <= 1);
            default -> false;
        };
    }
}
