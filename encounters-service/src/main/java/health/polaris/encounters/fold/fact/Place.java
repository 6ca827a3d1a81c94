package health.polaris.encounters.fold.fact;

import java.time.Instant;

/**
 * Where a fact stands in the one total order (O3): by time, then by sequence. What an unsynchronised sender sent too
 * late stands right before the place of its first newer message, by its own time.
 *
 * @param time of the fact, or of the fact that it stands before
 * @param sequence of the fact, or of the fact that it stands before: the order of the acknowledgements
 * @param ahead {@link Instant#MAX}, or the own time of a fact that stands right before (time, sequence)
 * @param number the fact's own sequence
 */
public record Place(Instant time, long sequence, Instant ahead, long number) implements Comparable<Place> {

    public static Place of(Instant time, long sequence) {
        return new Place(time, sequence, Instant.MAX, sequence);
    }

    /** Right before that place, among the others there by its own time. */
    Place rightBefore(Instant own, long ownSequence) {
        return new Place(time, sequence, own, ownSequence);
    }

    public boolean isBehind(Place other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Place other) {
        int byTime = time.compareTo(other.time);
        int bySequence = byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        int byOwnTime = bySequence != 0 ? bySequence : ahead.compareTo(other.ahead);
        return byOwnTime != 0 ? byOwnTime : Long.compare(number, other.number);
    }
}
