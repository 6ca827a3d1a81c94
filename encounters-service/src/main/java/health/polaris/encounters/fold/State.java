package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.view.View;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * What the facts of a group come to.
 *
 * @param outcomes by id of the fact; those of facts in the base are forgotten
 * @param told by what makes two messages one fact: the one that was folded
 * @param repeats by id of a message that is a fact already: that fact's id
 * @param undecided how many facts found out only from the records at the end of the fold whose visit it is, or wait to
 * @param last place of the last fact
 * @param horizon facts up to this place are in the base: what is said from before it changes nothing
 */
public record State(
        Records records,
        Stays stays,
        PMap<String, Outcome> outcomes,
        PMap<Origin.Telling, Told> told,
        PMap<String, String> repeats,
        int undecided,
        @Nullable Place last,
        @Nullable Place horizon) {

    /** Before anything was said. */
    public static final State EMPTY =
            new State(Records.NONE, Stays.NONE, TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), 0, null, null);

    /** A fact that was folded. */
    public record Told(String fact, Place place) {}

    /** This state as what later facts are folded on: its own facts are needed no longer (contracts/identity.md §0, {@code facts-kept}). */
    public State asBase() {
        return new State(records, stays, TreePMap.empty(), toldLast(), TreePMap.empty(), 0, last, last);
    }

    /** What may be repeated behind the horizon: a repetition has the time of the fact, and a later sequence. */
    private PMap<Origin.Telling, Told> toldLast() {
        PMap<Origin.Telling, Told> kept = told;
        for (Map.Entry<Origin.Telling, Told> entry : told.entrySet()) {
            boolean isLast = last != null && entry.getValue().place().time().equals(last.time());
            kept = isLast ? kept : kept.minus(entry.getKey());
        }
        return kept;
    }

    /** What is shown of it. */
    public View view() {
        return View.of(records, stays, outcomes, repeats);
    }

    State after(Fact fact, Records nextRecords, Stays nextStays, Outcome outcome, boolean leftUndecided) {
        return new State(
                nextRecords,
                nextStays,
                outcomes.plus(fact.id(), outcome),
                told,
                repeats,
                undecided + (leftUndecided ? 1 : 0),
                fact.place(),
                horizon);
    }

    /** The fact that this one is (contracts/identity.md §0). */
    @Nullable
    Told earlier(Fact fact) {
        return fact.origin().hasTime() ? told.get(fact.origin().telling()) : null;
    }

    State hearing(Fact fact) {
        return new State(
                records,
                stays,
                outcomes,
                told.plus(fact.origin().telling(), new Told(fact.id(), fact.place())),
                repeats,
                undecided,
                last,
                horizon);
    }

    State repeating(Fact fact, String earlier) {
        return new State(records, stays, outcomes, told, repeats.plus(fact.id(), earlier), undecided, last, horizon);
    }

    State withOutcome(Fact fact, Outcome outcome) {
        return new State(records, stays, outcomes.plus(fact.id(), outcome), told, repeats, undecided, last, horizon);
    }
}
