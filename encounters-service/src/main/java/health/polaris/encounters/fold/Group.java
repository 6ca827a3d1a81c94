package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Records and stays that share identifiers, with the facts that made them: the fast path and the slow one in one place.
 *
 * @param base what was before the facts
 * @param facts in no order; repeated ones too
 * @param state what the facts come to, on the base
 */
public record Group(State base, List<Fact> facts, State state) {

    /** A group of which nothing is known. */
    public static final Group EMPTY = of(State.EMPTY, List.of());

    public Group {
        facts = List.copyOf(facts);
    }

    public static Group of(State base, List<Fact> facts) {
        return new Group(base, facts, Fold.fold(base, facts));
    }

    /** With one fact more: applied on top, or all folded again. Both come to the same state, always. */
    public Group with(Fact fact) {
        List<Fact> all = new ArrayList<>(facts);
        all.add(fact);
        State next = Fold.apply(state, fact).orElseGet(() -> Fold.fold(base, all));
        return new Group(base, all, next);
    }
}
