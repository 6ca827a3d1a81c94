package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.identity.Subject;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.stay.Course;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.stay.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A17: two patients swap their beds, in one fact, applied whole or waiting whole (M5). */
record Swapping(Fact fact, List<Subject> subjects, Ownership ownership) {

    StayStep swap(Stays stays, Statement.Swap said) {
        Life one = lying(stays, said.oneVisit(), subjects.getFirst());
        Life other = lying(stays, said.otherVisit(), subjects.getLast());
        if (one == null || other == null || one.number().equals(other.number())) {
            return StayStep.waiting(stays, Reason.SWAP_FINDS_NO_VISIT);
        }
        boolean own =
                ownership.isOwn(one.owner(), subjects.getFirst()) && ownership.isOwn(other.owner(), subjects.getLast());
        if (!own && !areOwnAtEnd(one, other)) {
            return StayStep.undecided(stays, Reason.VISIT_OF_ANOTHER_PATIENT);
        }
        Location ofOne = target(one, said.oneVisit(), other);
        Location ofOther = target(other, said.otherVisit(), one);
        if (ofOne == null || ofOther == null) {
            return own ? StayStep.waiting(stays, Reason.WARD_MISSING) : StayStep.undecided(stays, Reason.WARD_MISSING);
        }
        Life movedOne = moved(one, subjects.getFirst(), said.one(), said.oneVisit(), ofOne);
        Life movedOther = moved(other, subjects.getLast(), said.other(), said.otherVisit(), ofOther);
        return StayStep.done(with(with(stays, movedOne), movedOther), !own);
    }

    /** The bed that PV1-3 says, else that of the other; null when nobody knows that. */
    private static @Nullable Location target(Life life, Visit visit, Life other) {
        Location said = visit.bed().ward() == null
                ? null
                : visit.bed().after(life.steps().current());
        return said == null ? other.steps().current() : said;
    }

    private boolean areOwnAtEnd(Life one, Life other) {
        return isOwnAtLast(one, subjects.getFirst()) && isOwnAtLast(other, subjects.getLast());
    }

    private boolean isOwnAtLast(Life life, Subject subject) {
        return ownership.isOwn(life.owner(), subject) || ownership.isOwnAtEnd(life.owner(), subject);
    }

    /** O2: an unknown visit with ward and PV1-44 begins here. */
    private @Nullable Life lying(Stays stays, Visit visit, Subject subject) {
        Identifier number = visit.number();
        if (number == null) {
            return null;
        }
        Life life = stays.live(number);
        boolean begins = life == null && visit.bed().ward() != null && visit.admittedAt() != null;
        return begins ? telling(subject).begun(visit, stays.numberOf(number)) : life;
    }

    private VisitTelling telling(Subject subject) {
        return new VisitTelling(fact, subject, ownership);
    }

    /** The rest is told as a transfer tells it (F1, F2). */
    private Life moved(Life life, Subject subject, Person person, Visit visit, Location location) {
        Course course = telling(subject).course(life, new Statement.Transfer(person, visit), visit);
        Step step = Step.of(fact, Step.Kind.TRANSFER, fact.origin().happenedAt(), location);
        return life.with(course).with(life.steps().and(step));
    }

    private static Stays with(Stays stays, Life life) {
        return stays.live(life.number()) == null ? stays.and(life) : stays.with(life);
    }
}
