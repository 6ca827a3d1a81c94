package health.polaris.encounters.fold.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives a message its place (O3). A place is given once, when the message is taken in, and kept with the fact.
 *
 * @param own the time that the message gives itself
 * @param arrival when it was acknowledged
 * @param sequence in which it was acknowledged
 * @param clock what the sender's profile says of its clock
 */
public record Placement(OwnTime own, Instant arrival, long sequence, Clock clock) {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Profile key {@code clock}. */
    public enum Clock {
        SYNCHRONISED,
        UNSYNCHRONISED
    }

    /** What the place depends on besides the message: facts of the same sender that were sequenced earlier. */
    public interface EarlierFacts {

        /** The newest place whose time lies from {@code from}, before {@code until}. */
        Optional<Place> newestWithin(Instant from, Instant until);

        /** The first place of a fact whose own time is newer. */
        Optional<Place> firstNewerThan(Instant own);
    }

    public Place place(EarlierFacts earlier) {
        return switch (own) {
            case OwnTime.None _ -> atArrival();
            case OwnTime.Exact(Instant at) when isTooFarAhead(at) -> atArrival();
            case OwnTime.Coarse(Instant from, Instant _) when isTooFarAhead(from) -> atArrival();
            case OwnTime.Exact(Instant at) when clock == Clock.UNSYNCHRONISED -> amongItsOwn(at, earlier);
            case OwnTime.Coarse(Instant from, Instant _)
            when clock == Clock.UNSYNCHRONISED -> amongItsOwn(from, earlier);
            case OwnTime.Exact(Instant at) -> Place.of(at, sequence);
            case OwnTime.Coarse(Instant from, Instant until) ->
                Place.of(earlier.newestWithin(from, until).map(Place::time).orElse(from), sequence);
        };
    }

    private boolean isTooFarAhead(Instant time) {
        return time.isAfter(arrival.plus(TOLERANCE));
    }

    private Place atArrival() {
        return Place.of(arrival, sequence);
    }

    private Place amongItsOwn(Instant at, EarlierFacts earlier) {
        return earlier.firstNewerThan(at)
                .map(newer -> newer.rightBefore(at, sequence))
                .orElseGet(this::atArrival);
    }
}
