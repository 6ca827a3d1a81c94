package health.polaris.encounters.outcome;

import health.polaris.encounters.fact.TakenFact;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.eventbus.publish.EventOutbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells what became of messages, in the transaction in which it became so: {@code dhos.hl7_message.processed}. */
@Component
public record MessageOutcomes(EventOutbox outbox, MessageMeters meters, Clock clock) {
    /** @param facts changes over HTTP among them are nobody's messages, and nobody is told of them */
    public void tell(List<TakenFact> facts) {
        List<ToldOutcome> outcomes = facts.stream()
                .filter(fact -> FactId.isMessage(fact.id()))
                .map(ToldOutcome::of)
                .toList();
        if (!outcomes.isEmpty()) {
            Instant now = clock.instant();
            outbox.publishAll(outcomes.stream().map(told -> told.event(now)).toList());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    outcomes.forEach(meters::count);
                }
            });
        }
    }
}
