package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.stay.Course;
import java.time.Instant;

/** What a message says of how a stay goes (F1, F2, M5). */
record CourseChange(Fact fact, Statement.OfVisit said, Visit visit) {

    Course apply(Course before, boolean newsOfDeath) {
        Course told = before.told(visit);
        Course changed = switch (said) {
            case Statement.DischargeCancellation _ -> told.discharged(null, place()); // a newer A13 reopens
            case Statement.Discharge _ -> discharged(told);
            case Statement.ExpectedDischarge expected -> told.expecting(expected.expectedAt());
            case Statement.Tracking tracking -> tracked(dischargeTold(told), tracking);
            case Statement.Admission _,
                    Statement.Update _,
                    Statement.Transfer _,
                    Statement.TransferCancellation _,
                    Statement.ClassChange _,
                    Statement.AdmissionCancellation _ -> dischargeTold(told);
        };
        return newsOfDeath ? died(changed) : changed;
    }

    private Place place() {
        return fact.place();
    }

    /** A03: without PV1-45 the event time discharges, unless an earlier PV1-45 said when (F2). */
    private Course discharged(Course told) {
        if (visit.dischargedAt() instanceof Said.Value<Instant>) {
            return dischargeTold(told);
        }
        Course.Discharge stored = visit.dischargedAt().isDeleted() ? null : told.discharge();
        boolean saidBefore = stored != null && stored.by() == Course.By.DISCHARGE_TIME;
        return saidBefore
                ? told
                : told.discharged(new Course.Discharge(fact.origin().happenedAt(), Course.By.DISCHARGE_EVENT), place());
    }

    /** PV1-45 wins over a death, whichever came first; {@code ""} opens the stay (F1). */
    private Course dischargeTold(Course told) {
        return switch (visit.dischargedAt()) {
            case Said.Value<Instant>(Instant at) when isOfFormerLife(at) -> told;
            case Said.Value<Instant>(Instant at) ->
                told.discharged(new Course.Discharge(at, Course.By.DISCHARGE_TIME), place());
            case Said.Deleted<Instant> _ -> told.discharged(null, place());
            case Said.Absent<Instant> _ -> told;
        };
    }

    /** O7: an admission with the discharge of the former life opens the stay all the same. */
    private boolean isOfFormerLife(Instant at) {
        Instant admittedAt = visit.admittedAt();
        return said instanceof Statement.Admission && admittedAt != null && at.isBefore(admittedAt);
    }

    /** The death discharges the open stay that the message names, at its event time; an A13 opens all the same. */
    private Course died(Course told) {
        boolean discharges = told.isOpen() && !(said instanceof Statement.DischargeCancellation);
        return discharges
                ? told.discharged(new Course.Discharge(fact.origin().happenedAt(), Course.By.DEATH), place())
                : told;
    }

    private Course tracked(Course told, Statement.Tracking tracking) {
        return told.tracking(
                tracking.movement(), tracking.cancelled() ? null : fact.origin().happenedAt());
    }
}
