package health.polaris.encounters.ward;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.ClinicianChanged;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over where clinicians belong; the events of one clinician one after another. */
@Component
class ClinicianWardsHandler implements EventHandler<ClinicianChanged> {

    private final ClinicianWards wards;
    private final Inbox inbox;

    ClinicianWardsHandler(ClinicianWards wards, Inbox inbox) {
        this.wards = wards;
        this.inbox = inbox;
    }

    /** An event that comes a second time must not undo a later one; without locations it says nothing of them. */
    @Override
    @Transactional
    public void handle(ReceivedEvent<ClinicianChanged> received) {
        ClinicianChanged clinician = received.event();
        if (clinician.uuid() == null || clinician.uuid().isBlank()) {
            throw new RejectedMessageException("clinician event: uuid is missing");
        }
        List<String> locations = clinician.locations();
        if (locations != null && locations.stream().anyMatch(Objects::isNull)) {
            throw new RejectedMessageException("clinician event: a location is null");
        }
        if (inbox.firstTime(PolarisQueue.ENCOUNTERS_CLINICIANS, received.messageId()) && locations != null) {
            wards.belongs(clinician.uuid(), locations);
        }
    }
}
