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
 * @param dismissed by an operator (§5)
 * @param closed the number was given, or the claim withdrawn
 */
public record Claim(
        String firstFact,
        Place last,
        String lastFact,
        int lastOrder,
        boolean contested,
        boolean dismissed,
        boolean closed) {

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

    public static Claim by(Fact fact, int order, boolean contested) {
        return new Claim(fact.id(), fact.place(), fact.id(), order, contested, false, false);
    }

    public Claim again(Fact fact, int order, boolean contestedNow) {
        return closed
                ? by(fact, order, contestedNow)
                : new Claim(firstFact, fact.place(), fact.id(), order, contested || contestedNow, dismissed, false);
    }

    public Claim dismiss() {
        return new Claim(firstFact, last, lastFact, lastOrder, contested, true, closed);
    }

    public Claim close() {
        return new Claim(firstFact, last, lastFact, lastOrder, contested, dismissed, true);
    }
}
