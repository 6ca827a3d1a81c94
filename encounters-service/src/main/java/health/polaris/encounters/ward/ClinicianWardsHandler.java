package health.polaris.encounters.ward;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.ClinicianChanged;
import java.util.List;
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
        clinician.requireWhoAndWhere();
        List<String> locations = clinician.locations();
        if (inbox.firstTime(PolarisQueue.ENCOUNTERS_CLINICIANS, received.messageId()) && locations != null) {
            wards.belongs(clinician.uuid(), locations);
        }
    }
}
