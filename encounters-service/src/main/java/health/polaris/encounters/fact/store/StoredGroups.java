package health.polaris.encounters.fact.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.polaris.encounters.fold.fact.Fact;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Groups with their facts, folded. Those that were used lately are kept in memory, and hold as long as the version in
 * the database is theirs: nearly every fact is applied on top of one of them, and nothing of the group is read.
 */
@Component
public class StoredGroups {

    /** Facts, records and stays, some kilobytes each. */
    private static final long WEIGHT_KEPT = 20_000;

    private static final Duration KEPT = Duration.ofMinutes(30);

    private final GroupRepository groups;
    private final FactRepository facts;
    private final Cache<Long, FoldedGroup> kept = Caffeine.newBuilder()
            .maximumWeight(WEIGHT_KEPT)
            .weigher((Long _, FoldedGroup group) -> group.weight())
            .expireAfterAccess(KEPT)
            .build();

    StoredGroups(GroupRepository groups, FactRepository facts) {
        this.groups = groups;
        this.facts = facts;
    }

    /**
     * The groups, at these versions.
     *
     * @param versions of rows that the transaction holds
     */
    public Map<Long, FoldedGroup> load(Map<Long, Long> versions) {
        Map<Long, FoldedGroup> loaded = new HashMap<>();
        versions.forEach((id, version) -> {
            FoldedGroup group = kept.getIfPresent(id);
            if (group != null && group.version() == version) {
                loaded.put(id, group);
            }
        });
        Map<Long, Long> missing = versions.entrySet().stream()
                .filter(entry -> !loaded.containsKey(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!missing.isEmpty()) {
            loaded.putAll(read(missing));
        }
        return loaded;
    }

    /** The groups as the database has them, folded anew. */
    public Map<Long, FoldedGroup> read(Map<Long, Long> versions) {
        Map<Long, GroupRepository.Content> contents = groups.contents(versions.keySet());
        Map<Long, List<Fact>> ofGroups = facts.ofGroups(versions.keySet());
        Map<Long, FoldedGroup> read = new HashMap<>();
        versions.forEach((id, version) -> {
            GroupRepository.Content content = Objects.requireNonNull(contents.get(id));
            List<Fact> told = ofGroups.getOrDefault(id, List.of());
            read.put(id, FoldedGroup.of(id, version, content.base(), told, content.names()));
        });
        return read;
    }

    /** Once the transaction is committed: what is rolled back was never so. */
    public void keepAfterCommit(Collection<FoldedGroup> changed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changed.forEach(group -> kept.put(group.id(), group));
            }
        });
    }
}
