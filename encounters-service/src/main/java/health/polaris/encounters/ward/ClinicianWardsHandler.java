package health.polaris.encounters.ward;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.ClinicianChanged;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes over where clinicians belong; the events of one clinician one after another. */
@Component
record ClinicianWardsHandler(ClinicianWards wards, Inbox inbox, TransactionOperations transaction)
        implements EventHandler<ClinicianChanged> {

    /** Without locations it says nothing of them. */
    @Override
    public void handle(ReceivedEvent<ClinicianChanged> received) {
        ClinicianChanged clinician = received.event();
        clinician.requireWhoAndWhere();
        transaction.executeWithoutResult(_ -> {
            List<String> locations = clinician.locations();
            if (inbox.firstTime(PolarisQueue.ENCOUNTERS_CLINICIANS, received.messageId()) && locations != null) {
                wards.belongs(clinician.uuid(), locations, clinician.changedAt());
            }
        });
    }
}
