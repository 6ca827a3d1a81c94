package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.ClinicianChanged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes over what users-service tells; the events of one clinician one after another. */
record ClinicianEventHandler(ClinicianLoginService logins, Inbox inbox, TransactionTemplate transaction)
        implements EventHandler<ClinicianChanged> {
    @Override
    public void handle(ReceivedEvent<ClinicianChanged> received) {
        ClinicianChanged clinician = received.event();
        ClinicianFacts facts = facts(clinician);
        transaction.executeWithoutResult(status -> {
            if (inbox.firstTime(PolarisQueue.MESSAGES_CLINICIANS, received.messageId())) {
                logins.take(clinician.uuid(), facts, clinician.changedAt());
            }
        });
    }

    private static ClinicianFacts facts(ClinicianChanged clinician) {
        clinician.requireLogin();
        return new ClinicianFacts(
                clinician.loginActive(),
                clinician.sendEntryIdentifier(),
                expiry(clinician.contractExpiryEodDate()),
                clinician.products().stream()
                        .map(ClinicianChanged.Product::productName)
                        .toList(),
                clinician.groups(),
                clinician.locations());
    }

    private static @Nullable LocalDate expiry(@Nullable String date) {
        try {
            return ExpiryDate.parse(date);
        } catch (ApiException noDate) {
            throw ClinicianChanged.incomplete("contract_expiry_eod_date");
        }
    }
}
