package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.stay.Step;
import health.polaris.encounters.fold.stay.Steps;
import org.jspecify.annotations.Nullable;

/** What a message says of where somebody is (F3, M5). */
record Moves(Fact fact, Statement.OfVisit said, Visit visit) {

    Steps apply(Steps before) {
        return switch (said) {
            case Statement.Tracking _ when before.current() != null -> before; // M5: without moving the bed
            case Statement.TransferCancellation _ when before.current() != null -> transferCancelled(before);
            case Statement.Admission _ when before.hasDeparted() -> there(before, admitted(before));
            default -> there(before, visit.bed().after(before.current()));
        };
    }

    /** O7: a new row begins; where no ward is said, where the former life ended. */
    private @Nullable Location admitted(Steps before) {
        boolean elsewhere = visit.bed().ward() != null;
        Location said = visit.bed().after(elsewhere ? null : before.current());
        return said == null ? before.current() : said;
    }

    private Steps there(Steps steps, @Nullable Location location) {
        return location == null ? steps : steps.and(step(kindAfter(steps), location));
    }

    private Step.Kind kindAfter(Steps steps) {
        if (said instanceof Statement.Transfer) {
            return Step.Kind.TRANSFER;
        }
        return steps.current() == null || steps.hasDeparted() ? Step.Kind.ADMISSION : Step.Kind.STATEMENT;
    }

    private Step step(Step.Kind kind, Location location) {
        return Step.of(fact, kind, fact.origin().happenedAt(), location);
    }

    /** A12: what it takes back leaves no stay that never was, and PV1-3 is where the patient is again. */
    private Steps transferCancelled(Steps steps) {
        Location again = visit.bed().after(steps.current());
        Step arrival = steps.arrival();
        if (arrival == null || arrival.kind() == Step.Kind.ADMISSION || isThere(steps, again)) {
            return there(steps, again);
        }
        Steps rest = steps.withoutLast();
        if (rest.current() != null) {
            Location before = visit.bed().after(rest.current());
            return there(rest, before == null ? rest.current() : before);
        }
        return again == null ? steps : rest.and(step(Step.Kind.ADMISSION, again));
    }

    private static boolean isThere(Steps steps, @Nullable Location again) {
        return again != null && again.equals(steps.current());
    }
}
