package health.polaris.encounters.fact.store;

import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.view.Names;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a group.
 *
 * @param base null leaves the one stored
 * @param names null leaves those stored
 * @param quietSince null while a stay is open
 */
public record GroupRow(
        long id,
        long version,
        @Nullable State base,
        @Nullable Names names,
        int facts,
        @Nullable LocalDate quietSince) {}
