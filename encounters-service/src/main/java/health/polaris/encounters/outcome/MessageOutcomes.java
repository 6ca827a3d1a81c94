package health.polaris.encounters.outcome;

import health.polaris.encounters.fact.FactId;
import health.polaris.encounters.fact.TakenFact;
import health.polaris.eventbus.publish.EventOutbox;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells what became of messages, in the transaction in which it became so: {@code dhos.hl7_message.processed}. */
@Component
public class MessageOutcomes {

    private final EventOutbox outbox;
    private final MessageMeters meters;

    MessageOutcomes(EventOutbox outbox, MessageMeters meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    /** @param facts changes over HTTP among them are nobody's messages, and nobody is told of them */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(List<TakenFact> facts) {
        List<ToldOutcome> outcomes = facts.stream()
                .filter(fact -> FactId.isMessage(fact.id()))
                .map(ToldOutcome::of)
                .toList();
        if (!outcomes.isEmpty()) {
            outbox.publishAll(outcomes.stream().map(ToldOutcome::event).toList());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    outcomes.forEach(meters::count);
                }
            });
        }
    }
}
