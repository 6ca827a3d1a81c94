package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.Step;
import java.time.Instant;

/**
 * An A01 or A04 with a PV1-44 after the discharge opens the stay under the same number again (O7): the former life stays
 * in the history, its last row departs at the former discharge, and a new row begins.
 */
record Reopening(Fact fact) {

    Life apply(Life life, Statement.OfVisit said, Visit visit) {
        Instant admittedAt = visit.admittedAt();
        Instant dischargedAt = life.course().dischargedAt();
        if (!(said instanceof Statement.Admission) || admittedAt == null || dischargedAt == null) {
            return life;
        }
        return admittedAt.isAfter(dischargedAt)
                ? life.openedAgain(Step.of(fact, Step.Kind.DEPARTURE, dischargedAt, null))
                : life;
    }
}
