package health.polaris.encounters.event;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.ObservationSetChanged;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Observation sets on their way out (contracts/encounters.md §6): to what {@code dhos.DM000004} says of one, {@code
 * {"actions": [{"name": "process_observation_set", "data": {"observation_set": {"encounter_id": …}}}]}}, encounter and
 * patient are added, and {@code dhos.DM000005} says it all.
 */
@Component
class ObservationSetListener implements EventHandler<ObservationSetChanged> {

    private final EncounterRepository repository;
    private final PatientLock patientLock;
    private final EncounterReader representations;
    private final ObservationEvents events;
    private final Inbox inbox;

    ObservationSetListener(
            EncounterRepository repository,
            PatientLock patientLock,
            EncounterReader representations,
            ObservationEvents events,
            Inbox inbox) {
        this.repository = repository;
        this.patientLock = patientLock;
        this.representations = representations;
        this.events = events;
        this.inbox = inbox;
    }

    @Override
    public Set<String> orderKeys(ObservationSetChanged event) {
        return Set.of(encounterUuid(data(event)));
    }

    @Override
    @Transactional
    public void handle(ReceivedEvent<ObservationSetChanged> received) {
        if (!inbox.firstTime(PolarisQueue.ENCOUNTERS_OBSERVATION_SETS, received.messageId())) {
            return;
        }
        ObjectNode data = data(received.event());
        Encounter encounter = repository
                .findById(encounterUuid(data))
                .filter(found -> found.deletedAt() == null)
                .orElseThrow(() -> new RejectedMessageException("encounter unknown or deleted"));
        // Events of one patient keep their order, whichever encounter they are about.
        patientLock.take(encounter.patientUuid());
        events.publish(encounter, representations.full(encounter.uuid()), data);
    }

    /** A copy: what is added must not be there twice when the event is tried again. */
    private static ObjectNode data(ObservationSetChanged event) {
        return event.data()
                .map(data -> (ObjectNode) data.deepCopy())
                .orElseThrow(() -> new RejectedMessageException("process_observation_set missing"));
    }

    private static String encounterUuid(ObjectNode data) {
        JsonNode uuid = data.path("observation_set").path("encounter_id");
        if (!uuid.isString() || uuid.stringValue().isBlank()) {
            throw new RejectedMessageException("encounter_id missing");
        }
        return uuid.stringValue();
    }
}
