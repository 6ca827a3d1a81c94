package health.polaris.encounters.fold.stay;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One life of a visit number: from the fact that begins it to a cancellation (O4). It stays the same stay when it is
 * opened again after its discharge (O7), and what it was before stands again when that is cancelled.
 *
 * @param number the visit number
 * @param began where it began
 * @param beganBy the fact that began it
 * @param owner of the fact that began it, or of the last move: the record then at the top, which a later merge takes
 *     along and a later unlink gives back (O2, M3)
 * @param cancelledAt event time of the cancellation, or when a client deleted it
 * @param ended where that was said; null also in a base from before it was kept
 * @param former what it was whenever it was opened again, the first one ahead
 */
public record Life(
        Identifier number,
        Place began,
        String beganBy,
        RecordId owner,
        Course course,
        Steps steps,
        @Nullable Instant cancelledAt,
        @Nullable Place ended,
        List<Former> former) {

    /**
     * A finished stay that was opened again (O7).
     *
     * @param steps since the departure ahead of it, if there is one
     */
    public record Former(Course course, Steps steps) {

        private Former ofAnother() {
            return new Former(course.ofAnother(), steps);
        }
    }

    /** A base from before it was kept has none: a cancellation ends the stay from its first admission on. */
    public Life {
        former = Objects.requireNonNullElseGet(former, List::of);
    }

    public static Life begun(Identifier number, Fact fact, RecordId owner, Course course) {
        return new Life(number, fact.place(), fact.id(), owner, course, Steps.NONE, null, null, List.of());
    }

    public boolean isLive() {
        return cancelledAt == null;
    }

    /** How it goes, and how it went whenever it was opened again (O7). */
    public Stream<Course> courses() {
        return Stream.concat(former.stream().map(Former::course), Stream.of(course));
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
        return new Life(number, began, beganBy, owner, changed, steps, cancelledAt, ended, former);
    }

    public Life with(Steps changed) {
        return new Life(number, began, beganBy, owner, course, changed, cancelledAt, ended, former);
    }

    /** Another patient's from now on: what was said of the death of the one before is not said of this one (F2). */
    public Life ownedBy(RecordId record) {
        List<Former> ofAnother = former.stream().map(Former::ofAnother).toList();
        return new Life(number, began, beganBy, record, course.ofAnother(), steps, cancelledAt, ended, ofAnother);
    }

    public Life numbered(Identifier other) {
        return new Life(other, began, beganBy, owner, course, steps, cancelledAt, ended, former);
    }

    public Life cancelled(Instant at, Place place) {
        return new Life(number, began, beganBy, owner, course, steps, at, place, former);
    }

    /** A client deleted it by mistake. */
    public Life restored() {
        return new Life(number, began, beganBy, owner, course, steps, null, null, former);
    }

    boolean wasOverAt(Place place) {
        return cancelledAt != null && (ended == null || !ended.isBehind(place));
    }

    /** O7: admitted again, the last row departs. */
    public Life openedAgain(Step departure) {
        Stream<Former> all = Stream.concat(former.stream(), Stream.of(new Former(course, steps.sinceDeparture())));
        return new Life(
                number,
                began,
                beganBy,
                owner,
                course.openedAgain(departure.place()),
                steps.closed(course.admittedAt(), departure),
                cancelledAt,
                ended,
                all.toList());
    }

    /** O4: what was admitted last is cancelled; the stay ahead of a readmission is as it was (O7). */
    public Life withoutLastAdmission(Instant at, Place place) {
        if (former.isEmpty()) {
            return cancelled(at, place);
        }
        Former last = former.getLast();
        List<Former> others = former.subList(0, former.size() - 1);
        Steps before = steps.openedAgain(last.steps());
        return new Life(number, began, beganBy, owner, last.course(), before, cancelledAt, ended, List.copyOf(others));
    }
}
