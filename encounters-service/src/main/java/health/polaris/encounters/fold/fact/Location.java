package health.polaris.encounters.fold.fact;

import org.jspecify.annotations.Nullable;

/** Where somebody is. */
public sealed interface Location {

    /** As the EPR says it: ward, bay and bed codes. */
    record Coded(
            String ward, @Nullable String bay, @Nullable String bed) implements Location {}

    /** As a client says it, when the directory has no codes for it: {@code location_uuid}. */
    record Known(String uuid) implements Location {}
}
