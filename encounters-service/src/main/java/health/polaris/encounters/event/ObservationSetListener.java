package health.polaris.encounters.event;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.representation.EncounterReader;

import health.polaris.eventbus.InboundMessage;
import health.polaris.eventbus.Inbox;
import health.polaris.eventbus.MessageHandler;
import health.polaris.eventbus.PolarisQueue;
import health.polaris.eventbus.RejectedMessageException;
import java.util.Set;
import java.util.stream.StreamSupport;
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
class ObservationSetListener implements MessageHandler {

    private static final String ACTION = "process_observation_set";

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
    public Set<String> lanes(InboundMessage message) {
        return Set.of(encounterUuid(data(message)));
    }

    @Override
    @Transactional
    public void handle(InboundMessage message) {
        if (!inbox.firstTime(PolarisQueue.ENCOUNTERS_OBSERVATION_SETS, message.messageId())) {
            return;
        }
        ObjectNode data = data(message);
        Encounter encounter = repository
                .findById(encounterUuid(data))
                .filter(found -> found.deletedAt() == null)
                .orElseThrow(() -> new RejectedMessageException("encounter unknown or deleted"));
        // Events of one patient keep their order, whichever encounter they are about.
        patientLock.take(encounter.patientUuid());
        events.publish(encounter, representations.full(encounter), data);
    }

    private static ObjectNode data(InboundMessage message) {
        return StreamSupport.stream(message.json().path("actions").spliterator(), false)
                .filter(action -> action.path("name").asString("").equals(ACTION))
                .map(action -> action.path("data"))
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .findFirst()
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
