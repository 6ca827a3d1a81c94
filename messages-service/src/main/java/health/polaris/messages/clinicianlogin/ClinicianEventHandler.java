package health.polaris.messages.clinicianlogin;

import health.polaris.eventbus.InboundMessage;
import health.polaris.eventbus.Inbox;
import health.polaris.eventbus.MessageHandler;
import health.polaris.eventbus.PolarisQueue;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes over what users-service tells; the events of one clinician one after another. */
final class ClinicianEventHandler implements MessageHandler {

    private final ClinicianLoginService logins;
    private final Inbox inbox;
    private final TransactionTemplate transaction;

    ClinicianEventHandler(ClinicianLoginService logins, Inbox inbox, TransactionTemplate transaction) {
        this.logins = logins;
        this.inbox = inbox;
        this.transaction = transaction;
    }

    @Override
    public Set<String> lanes(InboundMessage message) {
        return Set.of(ClinicianEvent.from(message).uuid());
    }

    @Override
    public void handle(InboundMessage message) {
        ClinicianEvent event = ClinicianEvent.from(message);
        transaction.executeWithoutResult(status -> {
            // An event that comes a second time must not undo a later one.
            if (inbox.firstTime(PolarisQueue.MESSAGES_CLINICIANS, message.messageId())) {
                logins.take(event.uuid(), event.facts());
            }
        });
    }
}
