package health.polaris.connector.hl7.message;

import java.util.Map;

/**
 * What a message says of one person, as if it stood alone. Where a message speaks of several, what belongs to one of them
 * says nothing of the others (contracts/identity.md §1, I7), and what belongs to all says it of each.
 *
 * @param shared what stands before the first PID, MSH among it
 * @param own PID and what stands behind it, up to the next person
 * @param sequences which PID, PV1, PV2 or MRG of the message that of this person is; the first, where it does not say
 */
public record PersonPart(MessageText shared, MessageText own, Map<String, Integer> sequences) {

    public PersonPart {
        sequences = Map.copyOf(sequences);
    }

    /** A message that speaks of one person, whichever way round its segments are. */
    public static PersonPart whole(MessageText message) {
        return new PersonPart(message.nothing(), message, Map.of());
    }

    /** What stands at a place, as received; empty when nothing does. */
    public String at(FieldPath place) {
        return holder(place).at(place);
    }

    /** The same with another text at that place; unchanged when it has no such segment. */
    public PersonPart with(FieldPath place, String value) {
        return isShared(place)
                ? new PersonPart(shared.with(place, value), own, sequences)
                : new PersonPart(shared, own.with(place, value), sequences);
    }

    /** The same with nothing at that place, in every segment of that name. */
    public PersonPart without(FieldPath place) {
        return new PersonPart(shared.without(place), own.without(place), sequences);
    }

    /** Whether the place is one for all, of which a single person must not decide. */
    public boolean isShared(FieldPath place) {
        return shared.segment(place.segment()).isPresent();
    }

    private MessageText holder(FieldPath place) {
        return isShared(place) ? shared : own;
    }

    /** Both in one text. */
    MessageText together() {
        return own.behind(shared);
    }
}
