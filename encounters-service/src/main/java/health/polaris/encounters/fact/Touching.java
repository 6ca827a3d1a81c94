package health.polaris.encounters.fact;

import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.fact.base.Base;
import health.polaris.encounters.fact.base.BaseService;
import health.polaris.encounters.fact.base.OldRows;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.GroupRepository;
import health.polaris.encounters.fact.store.IdentifierRepository;
import health.polaris.encounters.fact.store.StoredGroups;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.RecordId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/**
 * Finds and locks what facts touch, so that no two transactions decide about the same identifiers or groups at once,
 * over all replicas.
 *
 * <p>Everybody takes the locks in one order: identifiers, then rows from before facts were kept (one lock for all, and
 * only when there are such rows), then groups by their ids. Whoever holds the lock of an identifier is alone to say where
 * it leads; only a union of groups says it too, and takes the row of the group away.
 */
@Component
record Touching(
        PatientLock locks,
        IdentifierRepository identifiers,
        GroupRepository groups,
        StoredGroups stored,
        BaseService bases) {
    private static final int TRIES = 3;

    /** Until the transaction ends. */
    void lock(List<Incoming> batch) {
        Set<String> words = new TreeSet<>();
        for (Incoming each : batch) {
            each.identifiers().forEach(number -> words.add(word(number)));
            each.question().ifPresent(question -> words.add("sender:" + question.sender()));
            words.add("fact:" + each.id());
        }
        locks.takeKeys(words);
    }

    /** {@code mrn:70012345}, as the version before says it. */
    private static String word(Identifier number) {
        String kind = number.kind() == Identifier.Kind.NHS_NUMBER
                ? "nhs"
                : number.kind().name().toLowerCase(Locale.ROOT);
        String namespace = number.namespace().isEmpty() ? "" : number.namespace() + ":";
        return kind + ":" + namespace + number.value();
    }

    /**
     * The groups, locked.
     *
     * @param numbers of the batch, their locks held
     * @param known groups of facts of the batch that are stored already
     */
    Touched touch(Set<Identifier> numbers, Collection<Long> known) {
        for (int tries = 0; tries < TRIES; tries++) {
            Map<Identifier, Long> leading = identifiers.groupsOf(numbers);
            List<OldRows> old = old(numbers, leading);
            Set<Long> wanted = new HashSet<>(leading.values());
            wanted.addAll(known);
            Map<Long, Long> versions = wanted.isEmpty() ? Map.of() : groups.lock(wanted);
            if (versions.keySet().equals(wanted)) {
                Map<Long, FoldedGroup> loaded = wanted.isEmpty() ? Map.of() : stored.load(versions);
                return new Touched(loaded, leading, built(old, leading, loaded));
            }
        }
        throw new CannotAcquireLockException("Groups of facts were united again and again while these waited for them");
    }

    /** Rows from before facts were kept, of numbers that lead nowhere; completes where their numbers lead. */
    private List<OldRows> old(Set<Identifier> numbers, Map<Identifier, Long> leading) {
        if (!bases.exist(without(numbers, leading))) {
            return List.of();
        }
        locks.takeKeys(List.of("rows from before facts"));
        leading.putAll(identifiers.groupsOf(numbers));
        List<OldRows> old = bases.read(without(numbers, leading));
        Set<Identifier> more = new HashSet<>();
        old.forEach(rows -> more.addAll(rows.numbers()));
        leading.putAll(identifiers.groupsOf(more));
        return old;
    }

    private static Set<Identifier> without(Set<Identifier> numbers, Map<Identifier, Long> leading) {
        Set<Identifier> unknown = new HashSet<>(numbers);
        unknown.removeAll(leading.keySet());
        return unknown;
    }

    private static List<Base> built(List<OldRows> old, Map<Identifier, Long> leading, Map<Long, FoldedGroup> loaded) {
        if (old.isEmpty()) {
            return List.of();
        }
        Map<String, RecordId> records = new HashMap<>();
        loaded.values().forEach(group -> group.names().records().forEach((id, uuid) -> records.put(uuid, id)));
        return old.stream()
                .map(rows -> Base.of(rows, records, leading.keySet()))
                .toList();
    }
}
