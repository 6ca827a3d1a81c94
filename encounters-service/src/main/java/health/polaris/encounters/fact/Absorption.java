package health.polaris.encounters.fact;

import health.polaris.encounters.fact.store.FactRepository;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.GroupRepository;
import health.polaris.encounters.fact.store.GroupRow;
import health.polaris.encounters.fact.store.StoredGroups;
import health.polaris.encounters.fold.State;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Folds facts into bases: what is shown stays, and a message from before changes nothing any more (contracts/identity.md §0). */
@Component
record Absorption(
        GroupRepository groups, FactRepository facts, StoredGroups stored, TransactionOperations transaction) {
    record Absorbed(int groups, int facts) {}

    /** Of groups in which nothing has happened since before that day; a group that somebody changes now waits. */
    Absorbed absorb(LocalDate before, int limit) {
        return transaction.execute(_ -> absorbQuiet(before, limit));
    }

    private Absorbed absorbQuiet(LocalDate before, int limit) {
        Map<Long, Long> quiet = groups.lockQuiet(before, limit);
        if (quiet.isEmpty()) {
            return new Absorbed(0, 0);
        }
        Collection<FoldedGroup> folded = stored.load(quiet).values();
        groups.update(folded.stream().map(Absorption::absorbed).toList());
        facts.deleteOf(quiet.keySet());
        int count =
                folded.stream().mapToInt(each -> each.group().facts().size()).sum();
        return new Absorbed(folded.size(), count);
    }

    private static GroupRow absorbed(FoldedGroup group) {
        State base = group.group().state().asBase();
        return new GroupRow(group.id(), group.version() + 1, base, null, 0, null);
    }
}
