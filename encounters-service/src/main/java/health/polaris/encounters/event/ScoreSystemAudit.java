package health.polaris.encounters.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.common.security.Caller;
import health.polaris.encounters.encounter.Changes;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.history.EarlyWarning;
import health.polaris.encounters.history.ScoreSystemHistory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code event_data} of {@code ews_change_failure}, and with the last two of {@code score_system_changed}
 * (contracts/encounters.md §6).
 *
 * @param eprEncounterId {@code Local Encounter} where there is none
 * @param newSpo2Scale null when only the score system was asked for
 * @param newScoreSystem null when only the scale was asked for
 */
record ScoreSystemAudit(
        String clinicianId,
        String encounterId,
        String eprEncounterId,
        @Nullable Integer previousSpo2Scale,
        @Nullable String previousScoreSystem,
        @Nullable Integer newSpo2Scale,
        @Nullable String newScoreSystem,
        @JsonInclude(Include.NON_NULL) @Nullable Instant modified,
        @JsonInclude(Include.NON_NULL) @Nullable String modifiedBy) {

    static ScoreSystemAudit refused(Changes.Refused changes, Caller caller) {
        Encounter encounter = changes.encounter();
        return of(encounter, encounter.earlyWarning(), changes.requested(), caller, null, null);
    }

    static ScoreSystemAudit changed(Encounter encounter, ScoreSystemHistory scoring, Caller caller) {
        return of(
                encounter,
                scoring.previous(),
                scoring.requested(),
                caller,
                encounter.modified(),
                encounter.modifiedBy());
    }

    private static ScoreSystemAudit of(
            Encounter encounter,
            EarlyWarning previous,
            EarlyWarning requested,
            Caller caller,
            @Nullable Instant modified,
            @Nullable String modifiedBy) {
        return new ScoreSystemAudit(
                caller.id(),
                encounter.uuid(),
                encounter.eprEncounterId() == null ? "Local Encounter" : encounter.eprEncounterId(),
                previous.spo2Scale(),
                previous.scoreSystem(),
                requested.spo2Scale(),
                requested.scoreSystem(),
                modified,
                modifiedBy);
    }
}
