package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import java.util.Comparator;

/**
 * A record's claim to an NHS number that is another's (I6).
 *
 * @param firstFact that claimed it
 * @param last place where it was claimed: of several the last one gets the number when it is free
 * @param lastOrder among the claims of that fact
 * @param contested the other record was not merged with this one then
 * @param dismissed by an operator (contracts/identity.md §5): the number is not given either, until the claim is withdrawn and made again
 * @param closed the number was given, or the claim withdrawn
 * @param beside it was said beside the number that the record bears: such a claim is seen, and the number never given
 */
public record Claim(
        String firstFact,
        Place last,
        String lastFact,
        int lastOrder,
        boolean contested,
        boolean dismissed,
        boolean closed,
        boolean beside) {

    /** Who claimed it last has it when it is free (I6). */
    public static final Comparator<Claim> BY_LAST =
            Comparator.comparing(Claim::last).thenComparingInt(Claim::lastOrder);

    /** Whose claim to what. */
    public record Key(RecordId claimant, Identifier number) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::claimant).thenComparing(Key::number);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** How a record comes to claim a number. */
    public enum Kind {
        /** It is the number of a record that is merged with this one. */
        RESTING,
        /** It is another record's. */
        CONTESTED,
        /** It is another record's, and was said beside the one number that a record bears. */
        BESIDE
    }

    public static Claim by(Fact fact, int order, Kind kind) {
        return new Claim(
                fact.id(), fact.place(), fact.id(), order, kind != Kind.RESTING, false, false, kind == Kind.BESIDE);
    }

    public Claim again(Fact fact, int order, Kind kind) {
        Claim now = by(fact, order, kind);
        return closed
                ? now
                : new Claim(
                        firstFact,
                        now.last,
                        now.lastFact,
                        order,
                        contested || now.contested,
                        dismissed,
                        false,
                        now.beside);
    }

    /** Whether the number goes to the claimant when it is free. */
    public boolean mayBeGiven() {
        return !closed && !beside && !dismissed;
    }

    public Claim dismiss() {
        return new Claim(firstFact, last, lastFact, lastOrder, contested, true, closed, beside);
    }

    public Claim close() {
        return new Claim(firstFact, last, lastFact, lastOrder, contested, dismissed, true, beside);
    }
}
