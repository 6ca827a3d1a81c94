package health.polaris.encounters.fact.store;

import health.polaris.encounters.fold.Group;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.util.List;

/**
 * A group of the database, folded.
 *
 * @param version at which it was read
 * @param view what it shows
 */
public record FoldedGroup(long id, long version, Group group, View view, Names names) {

    /** A base that is stored with the facts that are told on it: it has no version yet. */
    public static FoldedGroup ofBase(long id, State base, Names names) {
        return of(id, 0, base, List.of(), names);
    }

    static FoldedGroup of(long id, long version, State base, List<Fact> facts, Names names) {
        Group group = Group.of(base, facts);
        View view = group.state().view();
        return new FoldedGroup(id, version, group, view, names.completedFor(view));
    }

    public boolean isStored() {
        return version > 0;
    }

    public Difference.Named named() {
        return new Difference.Named(view, names);
    }

    /** How much of the memory it takes, roughly. */
    int weight() {
        return 1 + group.facts().size() + view.stays().size() + view.patients().size();
    }
}
