package health.polaris.encounters.fact.past;

import health.polaris.encounters.fact.PastFolding;
import health.polaris.encounters.fact.PastFolding.Folded;
import health.polaris.encounters.fact.store.GroupRepository;
import health.polaris.encounters.outcome.MessageOutcomes;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Folds the past of all groups, a few at a time, while the service runs or not. */
@Service
class PastService {

    private static final int AT_ONCE = 20;

    private final GroupRepository groups;
    private final PastFolding folding;
    private final MessageOutcomes outcomes;
    private final TransactionTemplate transaction;

    PastService(
            GroupRepository groups,
            PastFolding folding,
            MessageOutcomes outcomes,
            PlatformTransactionManager transactions) {
        this.groups = groups;
        this.folding = folding;
        this.outcomes = outcomes;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many bases were given up, and how many are kept because the facts do not say all that they show. */
    record Result(long folded, long kept) {}

    Result fold() {
        Result result = new Result(0, 0);
        List<Long> next = groups.behind(0, AT_ONCE);
        while (!next.isEmpty()) {
            List<Long> some = next;
            Folded folded = transaction.execute(_ -> foldAndTell(some));
            result = new Result(result.folded() + folded.folded(), result.kept() + folded.kept());
            next = groups.behind(some.getLast(), AT_ONCE);
        }
        return result;
    }

    private Folded foldAndTell(List<Long> some) {
        Folded folded = folding.fold(some);
        outcomes.tell(folded.others());
        return folded;
    }
}
