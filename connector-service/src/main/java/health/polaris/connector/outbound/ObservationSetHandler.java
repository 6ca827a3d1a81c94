package health.polaris.connector.outbound;

import health.polaris.connector.observation.InvalidObservationSetException;
import health.polaris.connector.observation.ObservationMessage;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.ObservationSetWithEncounter;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Observation sets from the bus, {@code dhos.DM000005}: says who measured, then does what the endpoint does. */
@Component
record ObservationSetHandler(ObservationOutputService output, ClinicianDirectory clinicians)
        implements EventHandler<ObservationSetWithEncounter> {
    /** One patient's sets one after another. Where nobody wants them, nobody looks into them. */
    @Override
    public Set<String> orderKeys(ObservationSetWithEncounter event) {
        if (!output.isOn()) {
            return Set.of();
        }
        String patient = data(event).path("patient").path("uuid").asString("");
        return patient.isEmpty() ? Set.of() : Set.of(patient);
    }

    @Override
    public void handle(ReceivedEvent<ObservationSetWithEncounter> received) {
        if (!output.isOn()) {
            return;
        }
        try {
            ObjectNode data = data(received.event());
            String clinician = ObservationMessage.unnamedClinician(data);
            if (clinician != null) {
                clinicians.find(clinician).ifPresent(found -> ObservationMessage.name(data, found.names()));
            }
            output.accept(data);
        } catch (InvalidObservationSetException invalid) {
            throw new RejectedMessageException(invalid.reason());
        }
    }

    /** A copy, because somebody is added to it, and the event may be tried again. */
    private static ObjectNode data(ObservationSetWithEncounter event) {
        try {
            JsonNode actions = event.actions();
            return ObservationMessage.data(actions == null ? MissingNode.getInstance() : actions)
                    .deepCopy();
        } catch (InvalidObservationSetException invalid) {
            throw new RejectedMessageException(invalid.reason());
        }
    }
}
