package health.polaris.encounters.fact.row;

import health.polaris.encounters.fact.row.DifferenceWriter.GroupChange;
import health.polaris.encounters.fold.Group;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.util.List;
import java.util.UUID;

/** A group in memory, and the uuids of what it shows. */
final class Telling {

    private Group group = Group.EMPTY;
    private Difference.Named shown = new Difference.Named(View.EMPTY, Names.NONE);

    /** What these facts change, one after another. */
    GroupChange tell(List<Fact> facts) {
        Difference.Named before = shown;
        facts.forEach(fact -> group = group.with(fact));
        View view = group.state().view();
        Names names = before.names()
                .carriedFrom(before.view(), view, () -> UUID.randomUUID().toString());
        shown = new Difference.Named(view, names);
        return new GroupChange(before, shown, facts);
    }

    GroupChange tell(Fact... facts) {
        return tell(List.of(facts));
    }

    Difference.Named shown() {
        return shown;
    }

    GroupRows rows() {
        return GroupRows.of(shown);
    }
}
