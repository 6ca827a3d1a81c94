package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.identity.Subject;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.stay.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A17: two patients swap their beds, in one fact, applied whole or waiting whole (M5). */
record Swapping(Fact fact, List<Subject> subjects, Ownership ownership) {

    StayStep swap(Stays stays, Statement.Swap said) {
        Life one = live(stays, said.oneVisit());
        Life other = live(stays, said.otherVisit());
        if (one == null || other == null || one.number().equals(other.number())) {
            return StayStep.waiting(stays, Reason.SWAP_FINDS_NO_VISIT);
        }
        boolean own =
                ownership.isOwn(one.owner(), subjects.getFirst()) && ownership.isOwn(other.owner(), subjects.getLast());
        if (!own && !areOwnAtEnd(one, other)) {
            return StayStep.undecided(stays, Reason.VISIT_OF_ANOTHER_PATIENT);
        }
        return StayStep.done(
                stays.with(moved(one, said.oneVisit(), other)).with(moved(other, said.otherVisit(), one)), !own);
    }

    private boolean areOwnAtEnd(Life one, Life other) {
        return isOwnAtLast(one, subjects.getFirst()) && isOwnAtLast(other, subjects.getLast());
    }

    private boolean isOwnAtLast(Life life, Subject subject) {
        return ownership.isOwn(life.owner(), subject) || ownership.isOwnAtEnd(life.owner(), subject);
    }

    private static @Nullable Life live(Stays stays, Visit visit) {
        return visit.number() == null ? null : stays.live(visit.number());
    }

    /** To the bed that PV1-3 says, else to that of the other. */
    private Life moved(Life life, Visit visit, Life other) {
        Location said = visit.bed().after(life.steps().current());
        Location location = said == null ? other.steps().current() : said;
        Step step = Step.of(fact, Step.Kind.TRANSFER, fact.origin().happenedAt(), location);
        return life.with(life.course().told(visit)).with(life.steps().and(step));
    }
}
