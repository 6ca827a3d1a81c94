package health.polaris.encounters.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An element of {@code location_history} (contracts/encounters.md §2.3): a location that the patient has left. */
public record LocationStay(
        String locationUuid,

        @Schema(
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant arrivedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant departedAt,

        Instant createdAt) {}
