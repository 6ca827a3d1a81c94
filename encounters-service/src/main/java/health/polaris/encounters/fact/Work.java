package health.polaris.encounters.fact;

import health.polaris.encounters.fact.row.DifferenceWriter.GroupChange;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.fact.store.FactRepository.Known;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.GroupRow;
import health.polaris.encounters.fact.store.StoredFact;
import health.polaris.encounters.fact.store.StoredFact.ChangedOutcome;
import health.polaris.encounters.fold.Group;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.WaitingTime;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A group while a batch of facts is applied to it, and what is to be written of it afterwards. */
final class Work {

    private final long id;
    private final List<FoldedGroup> stored;
    private final List<Difference.Named> bases;
    private final Union union;
    private final Map<String, Told> told = new LinkedHashMap<>();
    private Group group;
    private View view;
    private Names names;
    private boolean withoutBase;

    /** A fact of the batch: its last message, and whether it is new, or says another thing than before. */
    private record Told(Incoming incoming, Known known, Origin origin, boolean added, boolean replaced) {

        boolean isNews() {
            return added || replaced;
        }
    }

    /**
     * @param id of the group that all of these are from now on: that of one of them, or a new one
     * @param groups that facts of the batch touch, stored ones and bases that are stored with it
     */
    Work(long id, List<FoldedGroup> groups) {
        this.id = id;
        this.stored = groups.stream().filter(FoldedGroup::isStored).toList();
        this.bases = groups.stream()
                .filter(each -> !each.isStored())
                .map(FoldedGroup::named)
                .toList();
        this.union = Union.of(groups);
        this.group = union.group();
        this.view = union.shown().view();
        this.names = union.shown().names();
    }

    /** @param known null for a fact that is not stored */
    void apply(Incoming incoming, @Nullable Known known, @Nullable Fact placed) {
        Told earlier = told.get(incoming.id());
        Known stored = earlier == null ? known : earlier.known();
        if (stored == null) {
            Fact fact = Objects.requireNonNull(placed);
            boolean late = isLate(fact.place());
            group = group.with(fact);
            Known first = new Known(id, incoming.told().reprocess(), late);
            told.put(fact.id(), new Told(incoming, first, fact.origin(), true, false));
        } else if (incoming.told().reprocess() > stored.reprocess()) {
            Origin origin = replace(incoming);
            Known again = new Known(id, incoming.told().reprocess(), stored.late());
            boolean added = earlier != null && earlier.added();
            told.put(incoming.id(), new Told(incoming, again, origin, added, true));
        } else if (earlier == null) {
            told.put(incoming.id(), new Told(incoming, stored, incoming.origin(), false, false));
        }
    }

    private boolean isLate(Place place) {
        Place last = group.state().last();
        return last != null && !place.isBehind(last);
    }

    /** What an operator had done again says what it says now, in its old place; {@return what is known beside that} */
    private Origin replace(Incoming incoming) {
        Fact before = group.facts().stream()
                .filter(fact -> fact.id().equals(incoming.id()))
                .findFirst()
                .orElse(null);
        if (before == null) {
            return incoming.origin(); // a base has just taken it up
        }
        Fact after = incoming.insteadOf(before);
        if (!after.equals(before)) {
            List<Fact> facts = new ArrayList<>(group.facts());
            facts.remove(before);
            facts.add(after);
            group = Group.of(group.base(), facts);
        }
        return after.origin();
    }

    /** Folds the facts alone, if they come to all that is shown, so that nothing vanishes with the base. */
    boolean forgetBase() {
        Group alone = Group.of(State.EMPTY, group.facts());
        View shown = alone.state().view();
        withoutBase =
                names.carriedFrom(view, shown, Work::freshUuid).uuids(shown).containsAll(names.uuids(view));
        if (withoutBase) {
            group = alone;
        }
        return withoutBase;
    }

    private static String freshUuid() {
        return UUID.randomUUID().toString();
    }

    /** When all facts are applied. */
    void finish() {
        if (hasChanged()) {
            view = group.state().view();
            names = names.carriedFrom(union.shown().view(), view, Work::freshUuid);
        }
    }

    /** Whether there is anything to be written. */
    boolean hasChanged() {
        return withoutBase
                || stored.size() != 1
                || stored.getFirst().id() != id
                || told.values().stream().anyMatch(Told::isNews);
    }

    /** Shown rows differ, perhaps. */
    boolean showsOtherRows() {
        View before = union.shown().view();
        return !before.showsTheRowsOf(view)
                || !union.shown().names().leftOver(before).isEmpty();
    }

    GroupChange change() {
        return new GroupChange(union.shown(), new Difference.Named(view, names), taken());
    }

    /** In the order in which they came. */
    private List<Fact> taken() {
        Map<String, Fact> facts = new HashMap<>();
        group.facts().forEach(fact -> facts.put(fact.id(), fact));
        return told.entrySet().stream()
                .filter(entry -> entry.getValue().isNews())
                .flatMap(entry -> Stream.ofNullable(facts.get(entry.getKey())))
                .toList();
    }

    boolean isNew() {
        return stored.stream().noneMatch(each -> each.id() == id);
    }

    long id() {
        return id;
    }

    int factsBefore() {
        return stored.stream()
                .mapToInt(each -> each.group().facts().size())
                .max()
                .orElse(0);
    }

    int facts() {
        return group.facts().size();
    }

    private long nextVersion() {
        return 1 + stored.stream().mapToLong(FoldedGroup::version).max().orElse(0);
    }

    FoldedGroup folded() {
        return new FoldedGroup(id, nextVersion(), group, view, names);
    }

    GroupRow row() {
        FoldedGroup same =
                stored.stream().filter(each -> each.id() == id).findFirst().orElse(null);
        State before = same == null ? State.EMPTY : same.group().base();
        State base = before.equals(group.base()) ? null : group.base();
        Names changed = same != null && same.names().equals(names) ? null : names;
        return new GroupRow(id, nextVersion(), base, changed, facts(), Quiet.since(group, view));
    }

    /** Ids of groups that are this one from now on. */
    Set<Long> united() {
        return stored.stream().map(FoldedGroup::id).filter(each -> each != id).collect(Collectors.toSet());
    }

    /** What rows from before facts were kept show, and is stored as a group now. */
    List<Difference.Named> bases() {
        return bases;
    }

    Union union() {
        return union;
    }

    List<StoredFact> added(Instant now) {
        return rows(now, told.values().stream().filter(Told::added).toList());
    }

    List<StoredFact> replaced(Instant now) {
        return rows(
                now,
                told.values().stream()
                        .filter(each -> each.replaced() && !each.added())
                        .toList());
    }

    private List<StoredFact> rows(Instant now, List<Told> facts) {
        Map<String, Fact> byId =
                byId(facts.stream().map(each -> each.incoming().id()).collect(Collectors.toSet()));
        return facts.stream()
                .filter(each -> byId.containsKey(each.incoming().id()))
                .map(each -> {
                    Fact fact = Objects.requireNonNull(byId.get(each.incoming().id()));
                    return new StoredFact(
                            fact,
                            each.incoming().json(),
                            id,
                            each.known().reprocess(),
                            each.known().late(),
                            outcome(fact.id()),
                            told(now, fact.origin()));
                })
                .toList();
    }

    private Map<String, Fact> byId(Set<String> ids) {
        Map<String, Fact> facts = new HashMap<>();
        if (!ids.isEmpty()) {
            group.facts().stream().filter(fact -> ids.contains(fact.id())).forEach(fact -> facts.put(fact.id(), fact));
        }
        return facts;
    }

    /** Outcomes of facts from before that are others now. */
    List<ChangedOutcome> changedOutcomes(Instant now) {
        Map<String, Outcome> before = union.shown().view().outcomes();
        Set<String> changed = new HashSet<>();
        view.outcomes().forEach((fact, outcome) -> {
            Outcome other = before.get(fact);
            if (other != null && !other.equals(outcome)) {
                changed.add(fact);
                Stream.ofNullable(FactId.messageOf(fact)).forEach(changed::add);
            }
        });
        return byId(changed).values().stream()
                .map(fact -> new ChangedOutcome(fact.origin(), outcome(fact.id()), told(now, fact.origin())))
                .toList();
    }

    /** With what is to be warned of in what the message says of persons beside its visit (F9). */
    private Outcome told(Instant now, Origin origin) {
        Outcome ahead = view.outcomes().get(FactId.ahead(origin.id()));
        return WaitingTime.asOf(now, origin, outcome(origin.id()).warningOf(ahead));
    }

    boolean adds(String fact) {
        return told.containsKey(fact) && Objects.requireNonNull(told.get(fact)).added();
    }

    boolean replaces(String fact) {
        return told.containsKey(fact) && Objects.requireNonNull(told.get(fact)).replaced();
    }

    TakenFact taken(Incoming incoming, Instant now) {
        Told each = Objects.requireNonNull(told.get(incoming.id()));
        boolean late = each.known().late();
        return new TakenFact(incoming.id(), told(now, each.origin()), late);
    }

    /** Of one that a base has just taken up, the one that it had. */
    private Outcome outcome(String fact) {
        Outcome before = union.shown().view().outcomes().get(fact);
        return Objects.requireNonNull(view.outcomes().getOrDefault(fact, before));
    }
}
