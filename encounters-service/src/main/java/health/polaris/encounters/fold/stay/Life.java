package health.polaris.encounters.fold.stay;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.RecordId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One life of a visit number: from the fact that begins it to a cancellation (O4). It stays the same stay when it is
 * opened again after its discharge (O7).
 *
 * @param number the visit number
 * @param began where it began
 * @param beganBy the fact that began it
 * @param owner of the fact that began it, or of the last move: the record then at the top, which a later merge takes
 *     along and a later unlink gives back (O2, M3)
 * @param cancelledAt event time of the cancellation, or when a client deleted it
 */
public record Life(
        Identifier number,
        Place began,
        String beganBy,
        RecordId owner,
        Course course,
        Steps steps,
        @Nullable Instant cancelledAt) {

    public static Life begun(Identifier number, Fact fact, RecordId owner, Course course) {
        return new Life(number, fact.place(), fact.id(), owner, course, Steps.NONE, null);
    }

    public boolean isLive() {
        return cancelledAt == null;
    }

    public boolean beganAs(Life other) {
        return began.equals(other.began) && beganBy.equals(other.beganBy);
    }

    /** It began it, or said where the patient is. */
    boolean isToldBy(String fact) {
        return beganBy.equals(fact)
                || steps.list().stream().anyMatch(step -> step.fact().equals(fact));
    }

    public Life with(Course changed) {
        return new Life(number, began, beganBy, owner, changed, steps, cancelledAt);
    }

    public Life with(Steps changed) {
        return new Life(number, began, beganBy, owner, course, changed, cancelledAt);
    }

    public Life ownedBy(RecordId record) {
        return new Life(number, began, beganBy, record, course, steps, cancelledAt);
    }

    public Life numbered(Identifier other) {
        return new Life(other, began, beganBy, owner, course, steps, cancelledAt);
    }

    public Life cancelled(@Nullable Instant at) {
        return new Life(number, began, beganBy, owner, course, steps, at);
    }
}
