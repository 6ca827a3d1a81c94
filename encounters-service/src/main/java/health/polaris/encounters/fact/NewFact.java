package health.polaris.encounters.fact;

import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that has no place yet: what {@link Origin} says of it, with what its place comes from (O3).
 *
 * @param id of the message, or of the change over HTTP
 * @param sender MSH-3 and MSH-4; {@code ""} over HTTP
 * @param eventTime EVN-6, else EVN-2, else MSH-7; over HTTP when the change was made
 * @param digest of the content, all but MSH-10; over HTTP the id
 * @param reprocess 0 at first; 1, 2, … when an operator has the message done again
 */
public record NewFact(
        String id,
        Placement placement,
        String sender,
        @Nullable Instant eventTime,
        String digest,
        Duration waitingTime,
        List<Warning> warnings,
        long reprocess,
        Statement statement) {}
