package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Place;

/** That a record was merged into another. */
public record Merged(RecordId into, Place at, String fact) {}
