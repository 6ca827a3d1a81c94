package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.identity.Subject;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.stay.Course;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.Stays;
import java.util.Objects;

/** A message with PV1, told of the person's visit. */
record VisitTelling(Fact fact, Subject subject, Ownership ownership) {

    StayStep tell(Stays stays, Statement.OfVisit said) {
        Visit visit = said.visit();
        if (visit == null) {
            return StayStep.done(stays, false);
        }
        Identifier number = visit.number();
        if (number == null) {
            // O2: an update may have a PV1 that says nothing; an event of a stay that nobody applies is said aloud.
            return visit.admittedAt() == null && said instanceof Statement.Update
                    ? StayStep.done(stays, false)
                    : StayStep.rejected(stays, "PV1-19", "send the visit number; the patient part was applied");
        }
        Life borne = begins(said, visit) && stays.isGivenUp(number) ? stays.last(number) : null;
        boolean undecided = borne != null && !ownership.isOwn(borne.owner(), subject);
        if (borne != null && undecided && !ownership.isOwnAtEnd(borne.owner(), subject)) {
            // M4: it was corrected (A50) because it is another patient's, who begins a visit of his own under it
            return StayStep.done(stays.takenUp(change(begun(visit, number), said, visit)), true);
        }
        Life life = stays.live(number);
        return life == null ? tellUnknown(stays, said, visit, number, undecided) : tellKnown(stays, said, life);
    }

    private static boolean begins(Statement.OfVisit said, Visit visit) {
        return !(said instanceof Statement.AdmissionCancellation)
                && visit.bed().ward() != null
                && visit.admittedAt() != null;
    }

    /** O4: what is placed behind a cancellation begins a new life. */
    private StayStep tellUnknown(
            Stays stays, Statement.OfVisit said, Visit visit, Identifier number, boolean undecided) {
        if (said instanceof Statement.AdmissionCancellation) {
            return StayStep.nothingToDo(stays); // O2: of what was never begun, processed
        }
        if (visit.bed().ward() == null) {
            return StayStep.waiting(stays, Reason.WARD_MISSING);
        }
        if (visit.admittedAt() == null) {
            return StayStep.waiting(stays, Reason.ADMISSION_TIME_MISSING);
        }
        return StayStep.done(stays.and(change(begun(visit, stays.numberOf(number)), said, visit)), undecided);
    }

    /** Of a visit whose PV1-44 is there. */
    Life begun(Visit visit, Identifier number) {
        Course course = Course.begun(Objects.requireNonNull(visit.admittedAt()), fact.place(), visit.localWindow());
        return Life.begun(number, fact, subject.record(), course);
    }

    private StayStep tellKnown(Stays stays, Statement.OfVisit said, Life life) {
        boolean own = ownership.isOwn(life.owner(), subject);
        if (!own && !ownership.isOwnAtEnd(life.owner(), subject)) {
            return StayStep.undecided(stays, Reason.VISIT_OF_ANOTHER_PATIENT);
        }
        Visit visit = Objects.requireNonNull(said.visit());
        return StayStep.done(stays.with(change(life, said, visit)), !own);
    }

    Life change(Life life, Statement.OfVisit said, Visit visit) {
        if (said instanceof Statement.AdmissionCancellation) {
            return life.withoutLastAdmission(fact.origin().happenedAt(), fact.place()); // O4
        }
        Life opened = new Reopening(fact).apply(life, said, visit);
        return opened.with(course(opened, said, visit)).with(new Moves(fact, said, visit).apply(opened.steps()));
    }

    Course course(Life life, Statement.OfVisit said, Visit visit) {
        boolean dies = said.person().details().sayDeath();
        Course changed = new CourseChange(fact, said, visit).apply(life.course(), dies && newsOfDeath(life));
        return dies ? changed.deathSaid(fact.place()) : changed;
    }

    /**
     * F2: the first fact of this life that says the death, or the first since the death was taken back, of the person or of
     * one merged with him.
     */
    private boolean newsOfDeath(Life life) {
        Place saidAt = life.course().deathSaidAt();
        return saidAt == null
                || ownership.atPlace().tree(person()).anyMatch(record -> {
                    Place takenBackAt = record.details().deathTakenBackAt();
                    return takenBackAt != null && takenBackAt.isBehind(saidAt);
                });
    }

    private RecordId person() {
        return ownership.atPlace().topOf(subject.record());
    }
}
