package health.polaris.encounters.fact;

import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fold.Fold;
import health.polaris.encounters.fold.Group;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Groups that turned out to be one (contracts/identity.md §0). They shared no identifier until now, so what they come to together is what each
 * comes to alone, side by side.
 *
 * @param shown what was shown of them, with their names
 * @param absorbed ids of facts that a base has taken up
 */
record Union(Group group, Difference.Named shown, Set<String> absorbed) {

    /** Of none: a group of which nothing is known. */
    static Union of(List<FoldedGroup> groups) {
        if (groups.size() == 1) {
            return new Union(groups.getFirst().group(), groups.getFirst().named(), Set.of());
        }
        Place horizon = groups.stream()
                .map(each -> each.group().base().horizon())
                .filter(Objects::nonNull)
                .max(Place::compareTo)
                .orElse(null);
        Set<String> absorbed = new HashSet<>();
        Group union = groups.stream()
                .map(each -> absorb(each.group(), horizon, absorbed))
                .reduce(Group.EMPTY, (one, other) -> and(one, other, horizon));
        return new Union(union, named(groups), absorbed);
    }

    /**
     * What a group says from before the base of another was true when it was said, and must not become a message from
     * before the base now: it goes into a base of its own.
     */
    private static Group absorb(Group group, @Nullable Place horizon, Set<String> absorbed) {
        List<Fact> old = horizon == null
                ? List.of()
                : group.facts().stream()
                        .filter(fact -> !fact.place().isBehind(horizon))
                        .toList();
        if (old.isEmpty()) {
            return group;
        }
        old.forEach(fact -> absorbed.add(fact.id()));
        List<Fact> newer = new ArrayList<>(group.facts());
        newer.removeAll(old);
        State base = Fold.baseUpTo(Objects.requireNonNull(horizon), group.base(), group.facts());
        return Group.of(base, newer);
    }

    /** Absorbed facts that waited: nothing is done with them any more, like with any message from before a base. */
    List<TakenFact> abandoned() {
        Map<String, Outcome> outcomes = shown.view().outcomes();
        return absorbed.stream()
                .flatMap(fact -> Stream.ofNullable(outcomes.get(fact))
                        .filter(outcome -> outcome.result() instanceof Result.Waiting)
                        .map(outcome -> new TakenFact(fact, Fold.beforeTheBase(outcome.warnings()), true)))
                .toList();
    }

    private static Group and(Group one, Group other, @Nullable Place horizon) {
        List<Fact> facts = new ArrayList<>(one.facts());
        facts.addAll(other.facts());
        return new Group(and(one.base(), other.base(), horizon), facts, and(one.state(), other.state(), horizon));
    }

    private static State and(State one, State other, @Nullable Place horizon) {
        Records records = new Records(
                one.records().records().plusAll(other.records().records()),
                one.records().leads().plusAll(other.records().leads()),
                one.records().merges().plusAll(other.records().merges()),
                one.records().claims().plusAll(other.records().claims()));
        Stays stays = new Stays(
                one.stays().visits().plusAll(other.stays().visits()),
                one.stays().renamed().plusAll(other.stays().renamed()),
                one.stays().locals().plusAll(other.stays().locals()));
        return new State(
                records,
                stays,
                one.outcomes().plusAll(other.outcomes()),
                one.told().plusAll(other.told()),
                one.repeats().plusAll(other.repeats()),
                one.undecided() + other.undecided(),
                last(one, other),
                horizon);
    }

    private static @Nullable Place last(State one, State other) {
        return Stream.of(one, other)
                .flatMap(state -> Stream.ofNullable(state.last()))
                .max(Place::compareTo)
                .orElse(null);
    }

    private static Difference.Named named(List<FoldedGroup> groups) {
        View view = new View(
                all(groups, group -> group.view().patients()),
                all(groups, group -> group.view().stays()),
                all(groups, group -> group.view().conflicts()),
                all(groups, group -> group.view().outcomes()));
        Names names = new Names(
                all(groups, group -> group.names().records()),
                all(groups, group -> group.names().stays()));
        return new Difference.Named(view, names);
    }

    private static <K extends Comparable<? super K>, V> Map<K, V> all(
            List<FoldedGroup> groups, Function<FoldedGroup, Map<K, V>> map) {
        Map<K, V> all = new HashMap<>();
        groups.forEach(group -> all.putAll(map.apply(group)));
        return new TreeMap<>(all);
    }
}
