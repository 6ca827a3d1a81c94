package health.polaris.encounters.fact;

import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.GroupRepository;
import health.polaris.encounters.fact.store.StoredGroups;
import health.polaris.encounters.fold.State;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Folds the past, once it was told as facts: a base that rows from before facts became is given up where the facts come
 * to every record and stay that it shows (contracts/identity.md §0). All uuids stay; what the rows could not say, former numbers for one, is
 * known from then on.
 */
@Component
public record PastFolding(GroupRepository groups, StoredGroups stored, WorkWriter writer, Clock clock) {

    /**
     * What became of some groups.
     *
     * @param folded groups that have no base any more
     * @param kept groups whose facts do not say all that their base shows
     * @param others facts whose outcome is another one now; each is to be told once
     */
    public record Folded(int folded, int kept, List<TakenFact> others) {}

    /** A group that somebody changes now is waited for. */
    public Folded fold(Collection<Long> some) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("Groups are folded in a transaction that holds their locks");
        }
        Collection<FoldedGroup> all = stored.load(groups.lock(some)).values();
        List<Work> onBases = all.stream()
                .filter(group -> !group.group().base().equals(State.EMPTY))
                .map(group -> new Work(group.id(), List.of(group)))
                .toList();
        List<Work> told = onBases.stream().filter(Work::forgetBase).toList();
        told.forEach(Work::finish);
        List<TakenFact> others = told.isEmpty() ? List.of() : writer.write(told, clock.instant());
        return new Folded(told.size(), onBases.size() - told.size(), others);
    }
}
