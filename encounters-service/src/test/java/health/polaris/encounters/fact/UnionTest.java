package health.polaris.encounters.fact;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.visitNumber;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fold.Fold;
import health.polaris.encounters.fold.Group;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups that turn out to be one, of which one has a base (contracts/identity.md §0). */
class UnionTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", BORN, mrn("B"));

    private static FoldedGroup folded(long id, Group group) {
        View view = group.state().view();
        int[] given = {0};
        Names names = Names.NONE.carriedFrom(View.EMPTY, view, () -> id + "-" + given[0]++);
        return new FoldedGroup(id, 1, group, view, names);
    }

    private static @Nullable Instant dischargedAt(State state) {
        Life life = Objects.requireNonNull(state.stays().live(visitNumber("V")));
        return life.course().dischargedAt();
    }

    /** What a merge behind the horizon has made right stays right: both give the same state, always. */
    @Test
    void aStayThatALaterMergeHasClosedStaysClosedWhenItsBeginningGoesIntoABase() {
        List<Fact> facts = List.of(admission(10, ANN, "V", "W1"), discharge(20, BEN, "V"), merge(100, ANN, mrn("B")));
        Group group = Group.of(State.EMPTY, facts);
        State base = Fold.fold(State.EMPTY, List.of(registration(50, person(mrn("Q")))))
                .asBase();
        assertThat(dischargedAt(group.state())).isEqualTo(minute(20));

        Union union = Union.of(List.of(folded(1, group), folded(2, Group.of(base, List.of()))));

        assertThat(union.absorbed()).containsExactlyInAnyOrder("f10", "f20");
        assertThat(dischargedAt(union.group().state())).isEqualTo(minute(20));
        assertThat(dischargedAt(Fold.fold(union.group().base(), union.group().facts())))
                .isEqualTo(minute(20));
        assertThat(union.group().state().stays()).isEqualTo(group.state().stays());
    }
}
