package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.fact.Location;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An encounter from before facts were kept.
 *
 * @param mergedFrom patients to whom it belonged before merges, the first one ahead
 * @param left the locations that it has left, in their order
 */
record OldStay(
        String uuid,
        @Nullable String number,
        @Nullable String type,
        Instant admittedAt,
        @Nullable Instant dischargedAt,
        @Nullable Instant deletedAt,
        String patient,
        boolean child,
        List<String> mergedFrom,
        Location location,
        List<Left> left,
        Instant created,
        Instant modified) {

    /** A location that was left. */
    record Left(
            Location location,
            @Nullable Instant arrivedAt,
            @Nullable Instant departedAt) {}
}
