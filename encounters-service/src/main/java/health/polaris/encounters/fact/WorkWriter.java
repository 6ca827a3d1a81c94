package health.polaris.encounters.fact;

import health.polaris.encounters.fact.row.DifferenceWriter;
import health.polaris.encounters.fact.store.FactRepository;
import health.polaris.encounters.fact.store.GroupRepository;
import health.polaris.encounters.fact.store.IdentifierRepository;
import health.polaris.encounters.fact.store.StoredFact;
import health.polaris.encounters.fact.store.StoredFact.ChangedOutcome;
import health.polaris.encounters.fact.store.StoredGroups;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.view.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes what a batch of facts came to, in as many statements for hundreds of facts as for one. */
@Component
record WorkWriter(
        GroupRepository groups,
        IdentifierRepository identifiers,
        FactRepository facts,
        StoredGroups stored,
        DifferenceWriter differences,
        FactMeters meters) {
    /** The work of each part, by the ids of its facts; numbers that led nowhere lead to its group from now on. */
    Map<String, Work> worksOf(List<Touched.Part> parts) {
        int unknown = (int) parts.stream().filter(part -> part.id() == null).count();
        Iterator<Long> fresh = (unknown == 0 ? List.<Long>of() : groups.newIds(unknown)).iterator();
        Map<String, Work> works = new HashMap<>();
        Map<Identifier, Long> leading = new HashMap<>();
        for (Touched.Part part : parts) {
            Long known = part.id();
            long id = known == null ? fresh.next() : known;
            Work work = new Work(id, part.groups());
            part.facts().forEach(fact -> works.put(fact.id(), work));
            part.numbers().forEach(number -> leading.put(number, id));
        }
        identifiers.lead(leading);
        return works;
    }

    /** Writes what has changed; {@return facts from before whose outcome is another one now} */
    List<TakenFact> write(Collection<Work> works, Instant now) {
        Map<Long, Long> united = new HashMap<>();
        works.forEach(work -> work.united().forEach(group -> united.put(group, work.id())));
        groups.unite(united);
        facts.delete(all(works, work -> List.copyOf(work.union().absorbed())));
        groups.insert(works.stream().filter(Work::isNew).map(Work::row).toList());
        groups.update(
                works.stream().filter(work -> !work.isNew()).map(Work::row).toList());
        List<StoredFact> added = all(works, work -> work.added(now));
        facts.insert(added);
        facts.replace(all(works, work -> work.replaced(now)));
        List<TakenFact> others = others(works, now);
        List<Difference.Named> bases = all(works, Work::bases);
        if (!bases.isEmpty()) {
            differences.takeUp(bases);
        }
        List<DifferenceWriter.GroupChange> changes =
                works.stream().filter(Work::showsOtherRows).map(Work::change).toList();
        if (!changes.isEmpty()) {
            differences.write(changes);
        }
        works.forEach(work -> meters.grown(work.id(), work.factsBefore(), work.facts()));
        stored.keepAfterCommit(works.stream().map(Work::folded).toList());
        return others;
    }

    private List<TakenFact> others(Collection<Work> works, Instant now) {
        List<ChangedOutcome> changed = all(works, work -> work.changedOutcomes(now));
        Map<String, Boolean> late = facts.update(changed);
        Stream<TakenFact> again = changed.stream()
                .map(each -> new TakenFact(
                        each.origin().id(),
                        each.told(),
                        Objects.requireNonNull(late.get(each.origin().id()))));
        return Stream.concat(again, works.stream().flatMap(work -> work.union().abandoned().stream()))
                // A repeated delivery is nobody's first news.
                .filter(each -> works.stream().noneMatch(work -> work.adds(each.id()) || work.replaces(each.id())))
                .toList();
    }

    private static <T> List<T> all(Collection<Work> works, Function<Work, List<T>> rows) {
        List<T> all = new ArrayList<>();
        works.forEach(work -> all.addAll(rows.apply(work)));
        return all;
    }
}
