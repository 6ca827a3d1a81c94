package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the location history (F3).
 *
 * @param arrivedAt event time
 * @param departedAt event time of what came next; null where the patient is, or was last
 */
public record LocationRow(
        Location location, Instant arrivedAt, @Nullable Instant departedAt) {}
