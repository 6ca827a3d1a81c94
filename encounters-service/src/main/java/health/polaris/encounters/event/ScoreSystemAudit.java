package health.polaris.encounters.event;

import health.polaris.encounters.encounter.Encounter;

import health.polaris.common.security.Caller;
import health.polaris.encounters.history.EarlyWarning;
import org.jspecify.annotations.Nullable;

/**
 * {@code event_data} of {@code ews_change_failure}, and the larger part of that of {@code score_system_changed}
 * (contracts/encounters.md §6).
 *
 * @param patientUuid not part of the event: its outbox key
 */
record ScoreSystemAudit(
        String patientUuid,
        String clinicianId,
        String encounterId,
        String eprEncounterId,
        EarlyWarning previous,
        EarlyWarning requested) {

    ScoreSystemAudit(Encounter encounter, EarlyWarning requested, Caller caller) {
        this(
                encounter.patientUuid(),
                caller.id(),
                encounter.uuid(),
                encounter.eprEncounterId() == null ? "Local Encounter" : encounter.eprEncounterId(),
                encounter.earlyWarning(),
                requested);
    }

    Refused refused() {
        return new Refused(
                clinicianId,
                encounterId,
                eprEncounterId,
                previous.spo2Scale(),
                previous.scoreSystem(),
                requested.spo2Scale(),
                requested.scoreSystem());
    }

    Done done(Encounter encounter) {
        return new Done(
                clinicianId,
                encounterId,
                eprEncounterId,
                previous.spo2Scale(),
                previous.scoreSystem(),
                requested.spo2Scale(),
                requested.scoreSystem(),
                encounter.modified(),
                encounter.modifiedBy());
    }

    /** As it is in the event. */
    record Refused(
            String clinicianId,
            String encounterId,
            String eprEncounterId,
            @Nullable Integer previousSpo2Scale,
            @Nullable String previousScoreSystem,
            @Nullable Integer newSpo2Scale,
            @Nullable String newScoreSystem) {}

    /** As it is in the event. */
    record Done(
            String clinicianId,
            String encounterId,
            String eprEncounterId,
            @Nullable Integer previousSpo2Scale,
            @Nullable String previousScoreSystem,
            @Nullable Integer newSpo2Scale,
            @Nullable String newScoreSystem,
            java.time.Instant modified,
            String modifiedBy) {}
}
