package health.polaris.encounters.fold.stay;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stay made over HTTP.
 *
 * @param made the place of its making
 * @param patient the numbers that its fact gave
 * @param owner the patient's record at that place; null when it was unknown
 * @param noStayShown it may be one with a visit of the EPR (O5)
 * @param number the visit that a client said it is
 * @param numbered where the client said so later than it was made; null also in a base from before it was kept
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
        @Nullable Instant deletedAt,
        @Nullable Place numbered) {

    /** @param record null when nobody knows the patient of that number */
    public LocalStay ownedBy(@Nullable RecordId record, Identifier patientNumber) {
        return new LocalStay(
                uuid, made, List.of(patientNumber), record, noStayShown, number, course, steps, deletedAt, numbered);
    }

    public LocalStay with(Course changed, Steps changedSteps, @Nullable Instant deleted) {
        return new LocalStay(uuid, made, patient, owner, noStayShown, number, changed, changedSteps, deleted, numbered);
    }

    /** A client said which visit it is, or that it is none. */
    public LocalStay numbered(@Nullable Identifier visit, Place place) {
        return Objects.equals(visit, number)
                ? this
                : new LocalStay(uuid, made, patient, owner, noStayShown, visit, course, steps, deletedAt, place);
    }

    /** It is one with this life of its number, if both are the same patient's: that was not over when the client said so. */
    public boolean isOneWith(Life life) {
        return !life.wasOverAt(numbered == null ? made : numbered);
    }
}
