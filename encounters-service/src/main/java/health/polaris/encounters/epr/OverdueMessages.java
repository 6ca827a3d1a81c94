package health.polaris.encounters.epr;

import health.polaris.encounters.fact.FoldService;
import health.polaris.encounters.fact.TakenFact;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.outcome.MessageOutcomes;
import health.polaris.encounters.outcome.ToldOutcome;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.deadletter.DeadLetters;
import health.polaris.web.database.AdvisoryLocks;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What waited longer than its site profile allows (contracts/identity.md O2): told as rejected, and put aside like
 * anything that is rejected. A fold that can apply it later still does, and says so.
 */
@Service
record OverdueMessages(
        FoldService fold,
        MessageOutcomes outcomes,
        DeadLetters deadLetters,
        AdvisoryLocks locks,
        TransactionOperations transaction) {
    private static final Logger log = LoggerFactory.getLogger(OverdueMessages.class);

    static final int MOST_AT_ONCE = 100;

    /**
     * One replica at a time. The dead letters are with the broker before the transaction ends: without broker all stays
     * as it is, and after a broken end some letters are there twice, but none is lost.
     *
     * @return how many
     */
    int reject() {
        return transaction.execute(_ -> rejectOverdue());
    }

    private int rejectOverdue() {
        if (!locks.takeIfFree("overdue messages")) {
            return 0;
        }
        List<TakenFact> overdue = fold.rejectOverdue(MOST_AT_ONCE);
        outcomes.tell(overdue);
        overdue.stream()
                .filter(fact -> FactId.isMessage(fact.id()))
                .map(ToldOutcome::of)
                .forEach(this::putAside);
        return overdue.size();
    }

    /** Facts are small, the message itself is the connector's: the letter names it. */
    private void putAside(ToldOutcome told) {
        EprActions letter = new EprActions(told.messageUuid(), List.of(), null, null, null, null, null, null);
        deadLetters.send(PolarisQueue.ENCOUNTERS_EPR_ACTIONS, letter, String.valueOf(told.reason()));
        log.warn("EPR message {} rejected: {}", told.messageUuid(), told.reason());
    }
}
