package health.polaris.encounters.fold.fact;

import java.time.Duration;
import java.time.Instant;

/** The time that a message gives itself: MSH-7, or the field that the profile names (O3). */
public sealed interface OwnTime {

    /** To the second or finer. */
    record Exact(Instant at) implements OwnTime {}

    /** A minute, an hour, a day, or one of two readings: somewhere from {@code from}, before {@code until}. */
    record Coarse(Instant from, Instant until) implements OwnTime {}

    /** No time at all. */
    record None() implements OwnTime {}

    /** What may be up to {@code precision} later; a second is exact. */
    static OwnTime of(Instant from, Duration precision) {
        return precision.compareTo(Duration.ofSeconds(1)) > 0
                ? new Coarse(from, from.plus(precision))
                : new Exact(from);
    }
}
