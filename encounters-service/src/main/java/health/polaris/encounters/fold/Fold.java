package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.identity.RecordStep;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.visit.Ownership;
import health.polaris.encounters.fold.visit.StayStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is shown is a function of what was said, not of when it arrived (contracts/identity.md §0). */
public final class Fold {

    private Fold() {}

    /** The state that the facts come to, in whatever order they are given. */
    public static State fold(State base, Collection<Fact> facts) {
        Heard heard = hear(base, facts);
        return foldStays(heard.state(), foldRecords(base.records(), heard.distinct()));
    }

    /**
     * What a base has of the facts up to the horizon: judged by the records that all of them come to, since a visit that
     * a later merge has made own is own (O2).
     */
    public static State baseUpTo(Place horizon, State base, Collection<Fact> facts) {
        List<Recorded> recorded = foldRecords(base.records(), hear(base, facts).distinct());
        Records atEnd = atEnd(base, recorded);
        State state = base;
        for (Recorded each : recorded) {
            Fact fact = each.fact();
            state = fact.place().isBehind(horizon) ? state : foldStay(state.hearing(fact), fact, each.step(), atEnd);
        }
        return state.asBase();
    }

    /**
     * The facts without those that change nothing.
     *
     * @param distinct those to be folded, in the order of their places
     */
    private record Heard(State state, List<Fact> distinct) {}

    private static Heard hear(State base, Collection<Fact> facts) {
        State heard = base;
        List<Fact> distinct = new ArrayList<>();
        for (Fact fact : inSequence(facts)) {
            State.Told earlier = heard.earlier(fact);
            if (earlier != null) {
                heard = heard.repeating(fact, earlier.fact());
            } else if (isBefore(heard, fact)) {
                heard = heard.withOutcome(fact, beforeTheBase(fact.origin().warnings()));
            } else {
                heard = heard.hearing(fact);
                distinct.add(fact);
            }
        }
        distinct.sort(Comparator.naturalOrder());
        return new Heard(heard, distinct);
    }

    /**
     * The state with one fact more, if it can be told without the others: the fact stands behind them all, and does not
     * change whose visit is whose for one that waits (O2). Else empty: all facts are to be folded again. Never another
     * state than {@link #fold} comes to.
     */
    public static Optional<State> apply(State state, Fact fact) {
        State.Told earlier = state.earlier(fact);
        if (earlier != null) {
            return sequence(earlier.place()) <= sequence(fact.place())
                    ? Optional.of(state.repeating(fact, earlier.fact()))
                    : Optional.empty();
        }
        if (isBefore(state, fact)) {
            return Optional.of(
                    state.withOutcome(fact, beforeTheBase(fact.origin().warnings())));
        }
        Place last = state.last();
        if (last != null && !fact.place().isBehind(last)) {
            return Optional.empty();
        }
        RecordStep step = RecordStep.apply(state.records(), fact);
        boolean settles = state.undecided() > 0 && !step.records().leadAs(state.records());
        return settles
                ? Optional.empty()
                : Optional.of(foldStays(state.hearing(fact), List.of(new Recorded(fact, step))));
    }

    /** A fact, and what it did to the records. */
    private record Recorded(Fact fact, RecordStep step) {}

    /** A fact with the same sender, own time and content as an earlier-sequenced one is that fact (contracts/identity.md §0). */
    private static List<Fact> inSequence(Collection<Fact> facts) {
        return facts.stream()
                .sorted(Comparator.comparingLong((Fact fact) -> sequence(fact.place()))
                        .thenComparing(Fact::id))
                .toList();
    }

    private static long sequence(Place place) {
        return place.number();
    }

    private static boolean isBefore(State state, Fact fact) {
        Place horizon = state.horizon();
        return horizon != null && !fact.place().isBehind(horizon);
    }

    /** A message from before the base changes nothing, and says so (contracts/identity.md §0). */
    public static Outcome beforeTheBase(List<Warning> warnings) {
        return new Outcome(new Result.NothingToDo(), warnings).with(List.of(Warnings.BEFORE_THE_BASE));
    }

    /** Records never depend on stays, so they are folded first (O2). */
    private static List<Recorded> foldRecords(Records base, List<Fact> sorted) {
        List<Recorded> recorded = new ArrayList<>();
        Records records = base;
        for (Fact fact : sorted) {
            RecordStep step = RecordStep.apply(records, fact);
            recorded.add(new Recorded(fact, step));
            records = step.records();
        }
        return recorded;
    }

    private static State foldStays(State before, List<Recorded> recorded) {
        Records atEnd = atEnd(before, recorded);
        State state = before;
        for (Recorded next : recorded) {
            state = foldStay(state, next.fact(), next.step(), atEnd);
        }
        return state;
    }

    private static Records atEnd(State before, List<Recorded> recorded) {
        return recorded.isEmpty() ? before.records() : recorded.getLast().step().records();
    }

    private static State foldStay(State state, Fact fact, RecordStep step, Records atEnd) {
        boolean applied = step.result() instanceof Result.Processed;
        StayStep stay = applied
                ? StayStep.apply(state.stays(), fact, step, new Ownership(step.records(), atEnd))
                : new StayStep(state.stays(), step.result(), false);
        Outcome outcome = new Outcome(stay.result(), warnings(fact.origin(), step));
        return state.after(fact, step.records(), stay.stays(), outcome, stay.undecided());
    }

    private static List<Warning> warnings(Origin origin, RecordStep step) {
        return Stream.concat(origin.warnings().stream(), step.warnings().stream())
                .toList();
    }
}
