package health.polaris.encounters.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An element of {@code location_history} (contracts/encounters.md §2.3): a location that the patient has left. */
public record LocationStay(
        String locationUuid,
        @Nullable Instant arrivedAt,
        @Nullable Instant departedAt,
        Instant createdAt) {}
