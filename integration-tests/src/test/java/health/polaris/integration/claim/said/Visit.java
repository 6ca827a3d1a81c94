package health.polaris.integration.claim.said;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A PV1.
 *
 * @param number PV1-19, in the namespace of the sender
 * @param type PV1-2
 * @param place PV1-3; null when it is empty
 * @param admitted PV1-44
 * @param discharged PV1-45
 * @param opened whether PV1-45 says {@code ""}
 */
public record Visit(
        String number,
        @Nullable String type,
        @Nullable Bed place,
        @Nullable Instant admitted,
        @Nullable Instant discharged,
        boolean opened) {

    /** Ward, bay and bed; bay and bed may be empty or deleted. */
    public record Bed(
            String ward, @Nullable String bay, @Nullable String bed) {}

    public static Visit of(String number) {
        return new Visit(number, null, null, null, null, false);
    }

    public Visit as(@Nullable String encounterType) {
        return new Visit(number, encounterType, place, admitted, discharged, opened);
    }

    public Visit in(@Nullable Bed bed) {
        return new Visit(number, type, bed, admitted, discharged, opened);
    }

    public Visit since(@Nullable Instant time) {
        return new Visit(number, type, place, time, discharged, opened);
    }

    public Visit until(@Nullable Instant time) {
        return new Visit(number, type, place, admitted, time, false);
    }

    public Visit reopened() {
        return new Visit(number, type, place, admitted, null, true);
    }
}
