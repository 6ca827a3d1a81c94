package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.stay.Course;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the encounters with its location history.
 *
 * @param number {@code epr_encounter_id}; null for a local stay
 * @param owner the record that it is shown at, null for a patient whom the directory does not know
 * @param began the record that it began at, or was moved to: another one when that was merged since
 * @param deletedAt the life was cancelled, or a client deleted it
 * @param rows all of them, the current one too, which has no departure
 * @param joined uuids of the local stays that are one with this visit (O5). The stay bears the uuid of the first, the
 *     others are its children
 * @param formerNumbers those that lead here since they were changed (A45, A50)
 */
public record ShownStay(
        StayKey key,
        @Nullable Identifier number,
        @Nullable RecordId owner,
        @Nullable RecordId began,
        List<Identifier> patient,
        @Nullable String type,
        Instant admittedAt,
        @Nullable Instant dischargedAt,
        @Nullable Instant deletedAt,
        List<LocationRow> rows,
        @Nullable Instant expectedDischargeAt,
        List<Course.Tracked> tracked,
        List<String> joined,
        Set<Identifier> formerNumbers) {

    /** Where the patient is, or was last. */
    public Location location() {
        return rows.getLast().location();
    }

    ShownStay keyedBy(StayKey other, @Nullable RecordId otherOwner, @Nullable RecordId otherBegan) {
        return new ShownStay(
                other,
                number,
                otherOwner,
                otherBegan,
                patient,
                type,
                admittedAt,
                dischargedAt,
                deletedAt,
                rows,
                expectedDischargeAt,
                tracked,
                joined,
                formerNumbers);
    }
}
