package health.polaris.connector.outbound;

import health.polaris.connector.observation.InvalidObservationSetException;
import health.polaris.connector.observation.ObservationMessage;
import health.polaris.eventbus.InboundMessage;
import health.polaris.eventbus.MessageHandler;
import health.polaris.eventbus.RejectedMessageException;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Observation sets from the bus, {@code dhos.DM000005}: says who measured, then does what the endpoint does. */
@Component
class ObservationSetHandler implements MessageHandler {

    private final ObservationOutputService output;
    private final ClinicianDirectory clinicians;

    ObservationSetHandler(ObservationOutputService output, ClinicianDirectory clinicians) {
        this.output = output;
        this.clinicians = clinicians;
    }

    /** One patient's sets one after another. Where nobody wants them, nobody looks into them. */
    @Override
    public Set<String> lanes(InboundMessage message) {
        if (!output.isOn()) {
            return Set.of();
        }
        String patient = data(message).path("patient").path("uuid").asString("");
        return patient.isEmpty() ? Set.of() : Set.of(patient);
    }

    @Override
    public void handle(InboundMessage message) {
        if (!output.isOn()) {
            return;
        }
        try {
            ObjectNode data = ObservationMessage.data(message.body());
            String clinician = ObservationMessage.unnamedClinician(data);
            if (clinician != null) {
                clinicians.find(clinician).ifPresent(found -> ObservationMessage.name(data, found.names()));
            }
            output.accept(data);
        } catch (InvalidObservationSetException invalid) {
            throw new RejectedMessageException(invalid.reason());
        }
    }

    private static ObjectNode data(InboundMessage message) {
        try {
            return ObservationMessage.data(message.body());
        } catch (InvalidObservationSetException invalid) {
            throw new RejectedMessageException(invalid.reason());
        }
    }
}
