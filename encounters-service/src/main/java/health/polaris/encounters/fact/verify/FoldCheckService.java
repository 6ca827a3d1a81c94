package health.polaris.encounters.fact.verify;

import health.polaris.encounters.fact.row.WrittenRows;
import health.polaris.encounters.fact.store.GroupRepository;
import health.polaris.encounters.fact.store.OutcomeRepository;
import health.polaris.encounters.fact.store.StoredGroups;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares groups with their rows, a few at a time, while the service runs or not: a group is held while it is read. */
@Service
public class FoldCheckService {

    private static final int AT_ONCE = 50;

    private final GroupRepository groups;
    private final StoredGroups stored;
    private final WrittenRows rows;
    private final OutcomeRepository outcomes;
    private final TransactionTemplate transaction;

    FoldCheckService(
            GroupRepository groups,
            StoredGroups stored,
            WrittenRows rows,
            OutcomeRepository outcomes,
            PlatformTransactionManager transactions) {
        this.groups = groups;
        this.stored = stored;
        this.rows = rows;
        this.outcomes = outcomes;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many groups were compared, and how many rows are not what they are to be. */
    public record Result(long groups, long differences) {}

    /** @param report is told of each row that differs: its kind and uuid, and the id of its group */
    public Result check(Consumer<String> report) {
        Result result = new Result(0, 0);
        List<Long> next = groups.behind(0, AT_ONCE);
        while (!next.isEmpty()) {
            List<Long> some = next;
            List<String> differing = transaction.execute(_ -> differing(some));
            differing.forEach(report);
            result = new Result(result.groups() + some.size(), result.differences() + differing.size());
            next = groups.behind(some.getLast(), AT_ONCE);
        }
        return result;
    }

    private List<String> differing(List<Long> some) {
        Map<Long, Long> versions = groups.lock(some);
        Map<Long, Map<String, Outcome>> told = outcomes.ofGroups(versions.keySet());
        List<String> differing = new ArrayList<>();
        stored.read(versions).forEach((id, group) -> {
            rows.differing(group.named()).forEach(row -> differing.add("group " + id + ": " + row));
            group.group().facts().stream()
                    .map(Fact::id)
                    .filter(fact -> !Objects.equals(
                            group.view().outcomes().get(fact),
                            told.getOrDefault(id, Map.of()).get(fact)))
                    .forEach(fact -> differing.add("group " + id + ": outcome of " + fact));
        });
        return differing;
    }
}
