package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.Encounter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of an encounter is worth an event when it differs from before: all but its product (contracts §4.5). */
record EncounterState(
        @Nullable String eprEncounterId,
        @Nullable String type,
        Instant admittedAt,
        @Nullable Instant dischargedAt,
        @Nullable Instant deletedAt,
        String locationUuid,
        String patientUuid,
        String recordUuid,
        @Nullable String parentUuid) {

    static EncounterState of(Encounter encounter) {
        return new EncounterState(
                encounter.eprEncounterId(),
                encounter.encounterType(),
                encounter.admittedAt(),
                encounter.dischargedAt(),
                encounter.deletedAt(),
                encounter.locationUuid(),
                encounter.patientUuid(),
                encounter.owner().patientRecordUuid(),
                encounter.parentUuid());
    }
}
