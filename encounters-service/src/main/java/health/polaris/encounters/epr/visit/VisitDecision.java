package health.polaris.encounters.epr.visit;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.epr.message.Visit;
import java.util.List;
import java.util.Optional;

/** Which encounter a message is about, and what becomes of it (contracts/encounters.md §7.7 and W5 to W10, W14). */
sealed interface VisitDecision {

    /** Nobody has heard of the visit: a new encounter. */
    record Admit() implements VisitDecision {}

    /**
     * Nobody has heard of the visit, but the patient was admitted locally: that encounter becomes the EPR's, even to be
     * cancelled, unless the hospital's site profile forbids it.
     */
    record Adopt(Encounter local) implements VisitDecision {}

    /** The visit is known; what is not late is changed. */
    record Update(KnownVisit visit) implements VisitDecision {}

    /** A44: the visit was another patient's. */
    record TakeOver(KnownVisit visit) implements VisitDecision {}

    /** The visit was cancelled, by a message that this one does not overrule: it is neither revived nor made again. */
    record StayCancelled(KnownVisit visit) implements VisitDecision {}

    /** Cancelled once more (W7). */
    record CancelledAlready(KnownVisit visit) implements VisitDecision {}

    /** The visit was handed to another patient later than this was said. */
    record TooLate() implements VisitDecision {}

    /** The visit is another patient's. */
    record Refuse() implements VisitDecision {}

    /**
     * Decides.
     *
     * @param known all encounters with the visit number: first the one that is not deleted, then the one deleted last
     * @param openLocals the patient's open top-level local encounters, the one admitted last first
     */
    static VisitDecision of(Visit visit, List<KnownVisit> known, List<Encounter> openLocals) {
        Optional<KnownVisit> live =
                known.stream().filter(each -> !each.isDeleted()).findFirst();
        return live.map(found -> aboutLive(visit, found)).orElseGet(() -> aboutDeleted(visit, known, openLocals));
    }

    private static VisitDecision aboutLive(Visit visit, KnownVisit live) {
        if (live.own()) {
            return new Update(live);
        }
        if (live.lateness().stay()) {
            return new TooLate();
        }
        return visit.moved() ? new TakeOver(live) : new Refuse();
    }

    private static VisitDecision aboutDeleted(Visit visit, List<KnownVisit> deleted, List<Encounter> openLocals) {
        Optional<KnownVisit> last = deleted.stream().findFirst();
        if (last.isPresent() && last.get().lateness().existence()) {
            return last.get().own() ? new StayCancelled(last.get()) : new TooLate();
        }
        Optional<KnownVisit> own = deleted.stream().filter(KnownVisit::own).findFirst();
        if (own.isPresent() && visit.admissionCancelled()) {
            return new CancelledAlready(own.get());
        }
        return openLocals.isEmpty() || !visit.mayTakeLocal() ? new Admit() : new Adopt(openLocals.getFirst());
    }
}
