package health.polaris.encounters.fold.stay;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.RecordId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stay made over HTTP.
 *
 * @param made the place of its making
 * @param patient the numbers that its fact gave
 * @param owner the patient's record at that place; null when it was unknown
 * @param noStayShown it may be one with a visit of the EPR (O5)
 * @param number the visit that a client said it is
 */
public record LocalStay(
        String uuid,
        Place made,
        List<Identifier> patient,
        @Nullable RecordId owner,
        boolean noStayShown,
        @Nullable Identifier number,
        Course course,
        Steps steps,
        @Nullable Instant deletedAt) {

    /** @param record null when nobody knows the patient of that number */
    public LocalStay ownedBy(@Nullable RecordId record, Identifier patientNumber) {
        return new LocalStay(uuid, made, List.of(patientNumber), record, noStayShown, number, course, steps, deletedAt);
    }

    public LocalStay with(Course changed, Steps changedSteps, @Nullable Instant deleted, @Nullable Identifier visit) {
        return new LocalStay(uuid, made, patient, owner, noStayShown, visit, changed, changedSteps, deleted);
    }
}
