package health.polaris.encounters.fact;

import health.polaris.encounters.fact.base.Base;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fold.Partition;
import health.polaris.encounters.fold.fact.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a batch touch: groups that are stored, and bases that are stored with them.
 *
 * @param groups by id, locked and folded
 * @param leading groups to which identifiers lead
 * @param bases of rows from before facts were kept
 */
record Touched(Map<Long, FoldedGroup> groups, Map<Identifier, Long> leading, List<Base> bases) {

    /**
     * What becomes one group.
     *
     * @param groups those that it is made of; none for one of which nothing is known
     * @param facts of the batch, in their order
     * @param numbers that lead nowhere yet
     */
    record Part(List<FoldedGroup> groups, List<Incoming> facts, Set<Identifier> numbers) {

        /** The largest goes on, so that few rows are written; null when none of them is stored. */
        @Nullable
        Long id() {
            return groups.stream()
                    .filter(FoldedGroup::isStored)
                    .max(Comparator.comparing(
                                    (FoldedGroup each) -> each.group().facts().size())
                            .thenComparing(FoldedGroup::id, Comparator.reverseOrder()))
                    .map(FoldedGroup::id)
                    .orElse(null);
        }
    }

    /**
     * The parts that have nothing to do with each other.
     *
     * @param known groups of facts that are stored already
     */
    List<Part> parts(List<Incoming> batch, Map<String, Long> known) {
        Partition<Object> partition = new Partition<>();
        for (Incoming each : batch) {
            partition.join(thingsOf(each, known));
        }
        leading.forEach((number, group) -> partition.join(List.of(number, group)));
        bases.forEach(base -> partition.join(thingsOf(base)));
        Map<Object, Part> parts = new LinkedHashMap<>();
        for (Incoming each : batch) {
            Part part = parts.computeIfAbsent(
                    partition.root(each.id()), _ -> new Part(new ArrayList<>(), new ArrayList<>(), new HashSet<>()));
            part.facts().add(each);
            each.identifiers().stream()
                    .filter(number -> !leading.containsKey(number))
                    .forEach(part.numbers()::add);
        }
        groups.values().stream()
                .sorted(Comparator.comparing(FoldedGroup::id))
                .forEach(group -> partOf(parts, partition, group.id()).groups().add(group));
        bases.forEach(base -> {
            Part part = partOf(parts, partition, base.key());
            part.groups().add(FoldedGroup.ofBase(0, base.state(), base.names()));
            base.numbers().stream()
                    .filter(number -> !leading.containsKey(number))
                    .forEach(part.numbers()::add);
        });
        return List.copyOf(parts.values());
    }

    /** Whatever was loaded belongs to a fact of the batch. */
    private static Part partOf(Map<Object, Part> parts, Partition<Object> partition, Object thing) {
        return Objects.requireNonNull(parts.get(partition.root(thing)));
    }

    private static List<Object> thingsOf(Incoming fact, Map<String, Long> known) {
        List<Object> things = new ArrayList<>(fact.identifiers());
        things.add(fact.id());
        Long group = known.get(fact.id());
        if (group != null) {
            things.add(group);
        }
        return things;
    }

    private static List<Object> thingsOf(Base base) {
        List<Object> things = new ArrayList<>(base.numbers());
        things.addAll(base.uuids());
        things.add(base.key());
        return things;
    }
}
