package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.ClinicianChanged;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
            // An event that comes a second time must not undo a later one.
            if (inbox.firstTime(PolarisQueue.MESSAGES_CLINICIANS, received.messageId())) {
                logins.take(clinician.uuid(), facts);
            }
        });
    }

    private static ClinicianFacts facts(ClinicianChanged clinician) {
        require(clinician.uuid() != null && !clinician.uuid().isBlank(), "uuid");
        require(clinician.loginActive() != null, "login_active");
        require(isComplete(clinician.groups()), "groups");
        require(clinician.products() != null, "products");
        require(clinician.locations() == null || isComplete(clinician.locations()), "locations");
        return new ClinicianFacts(
                clinician.loginActive(),
                clinician.sendEntryIdentifier(),
                expiry(clinician.contractExpiryEodDate()),
                clinician.products().stream().map(ClinicianEventHandler::name).toList(),
                clinician.groups(),
                clinician.locations());
    }

    private static boolean isComplete(@Nullable List<String> texts) {
        return texts != null && texts.stream().allMatch(Objects::nonNull);
    }

    private static String name(ClinicianChanged.@Nullable Product product) {
        require(product != null && product.productName() != null, "product_name");
        return Objects.requireNonNull(product).productName();
    }

    private static @Nullable LocalDate expiry(@Nullable String date) {
        try {
            return ExpiryDate.parse(date);
        } catch (ApiException noDate) {
            throw incomplete("contract_expiry_eod_date");
        }
    }

    private static void require(boolean fulfilled, String key) {
        if (!fulfilled) {
            throw incomplete(key);
        }
    }

    private static RejectedMessageException incomplete(String key) {
        return new RejectedMessageException("clinician event: %s is missing or of another type".formatted(key));
    }
}
