package health.polaris.encounters.fold.stay;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Place;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was said to be somewhere; one for each time it was said, since the bed of a local stay may come between
 * two (O5).
 *
 * @param at event time (F3)
 * @param location null for a departure
 */
public record Step(
        Place place,
        String fact,
        Kind kind,
        Instant at,
        @Nullable Location location) implements Comparable<Step> {

    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::place).thenComparing(Step::fact).thenComparing(Step::kind);

    /** How the location came to be said. */
    public enum Kind {
        /** The end of a former life of the stay (O7). */
        DEPARTURE,
        /** The first location: there since the admission, whatever corrects its time. */
        ADMISSION,
        /** A02, which A12 takes back. */
        TRANSFER,
        /** Any other word on it. */
        STATEMENT
    }

    public static Step of(Fact fact, Kind kind, Instant at, @Nullable Location location) {
        return new Step(fact.place(), fact.id(), kind, at, location);
    }

    /** O5: the bed of a local stay is a move at its place. */
    public Step asMove() {
        return kind == Kind.ADMISSION ? new Step(place, fact, Kind.STATEMENT, at, location) : this;
    }

    /** O7: what was there since an admission is there since that time, whatever the next one's is. */
    public Step since(Instant admittedAt) {
        return kind == Kind.ADMISSION ? new Step(place, fact, Kind.STATEMENT, admittedAt, location) : this;
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }
}
