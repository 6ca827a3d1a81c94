package health.polaris.encounters.fold.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact stands in the one total order (O3): by time, then by sequence. What an unsynchronised sender sent too
 * late stands right before the place of its first newer message, by its own time.
 *
 * @param time of the fact, or of the fact that it stands before
 * @param sequence of the fact, or of the fact that it stands before: the order of the acknowledgements
 * @param ahead the own time of a fact that stands right before (time, sequence); else null
 * @param number the fact's own sequence
 */
public record Place(Instant time, long sequence, @Nullable Instant ahead, long number) implements Comparable<Place> {

    public static Place of(Instant time, long sequence) {
        return new Place(time, sequence, null, sequence);
    }

    /** Right before that place, among the others there by its own time. */
    Place rightBefore(Instant own, long ownSequence) {
        return new Place(time, sequence, own, ownSequence);
    }

    private Instant ownTimeAhead() {
        return ahead == null ? Instant.MAX : ahead;
    }

    public boolean isBehind(Place other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Place other) {
        int byTime = time.compareTo(other.time);
        int bySequence = byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        int byOwnTime = bySequence != 0 ? bySequence : ownTimeAhead().compareTo(other.ownTimeAhead());
        return byOwnTime != 0 ? byOwnTime : Long.compare(number, other.number);
    }
}
