package health.polaris.encounters.event;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.contract.EncounterChanged;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.publish.EventOutbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that encounters changed (contracts/encounters.md §6); the events of one patient keep their order. */
@Component
public record EncounterEvents(EventOutbox outbox) {
    /** {@code dhos.DM000007}, at most once per encounter and transaction. */
    public void changed(Encounter encounter) {
        if (saidInThisTransaction().add(encounter.uuid())) {
            publish(new EncounterChanged(encounter.uuid(), encounter.patientUuid()));
        }
    }

    /**
     * Many of them with other events behind them, in one statement; of each encounter one only, as above.
     *
     * @param others audit of what changed, what is to be looked after
     */
    public void changed(Collection<EncounterChanged> encounters, List<? extends Event> others) {
        List<Event> events = new ArrayList<>();
        encounters.stream()
                .filter(changed -> saidInThisTransaction().add(changed.encounterId()))
                .forEach(events::add);
        events.addAll(others);
        outbox.publishAll(events);
    }

    /** @param data a record */
    void audit(Encounter encounter, String eventType, Object data) {
        publish(AuditEvent.about("patient", encounter.patientUuid(), eventType, data));
    }

    void publish(Event event) {
        outbox.publish(event);
    }

    @SuppressWarnings("unchecked")
    private Set<String> saidInThisTransaction() {
        Set<String> said = (Set<String>) TransactionSynchronizationManager.getResource(this);
        return said == null ? remember(new HashSet<>()) : said;
    }

    private Set<String> remember(Set<String> said) {
        TransactionSynchronizationManager.bindResource(this, said);
        TransactionSynchronizationManager.registerSynchronization(new SaidInTransaction(this, said));
        return said;
    }

    /** Thread-bound resources outlive their transaction unless somebody takes them away. */
    private record SaidInTransaction(EncounterEvents key, Set<String> said) implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(key, said);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }
    }
}
