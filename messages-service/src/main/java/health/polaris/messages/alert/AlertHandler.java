package health.polaris.messages.alert;

import health.polaris.eventbus.InboundMessage;
import health.polaris.eventbus.Inbox;
import health.polaris.eventbus.MessageHandler;
import health.polaris.eventbus.PolarisQueue;
import health.polaris.messages.message.MessageRepository;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one message per location of a blood glucose alert (contracts/messages.md §8). */
final class AlertHandler implements MessageHandler {

    private final MessageRepository messages;
    private final Inbox inbox;
    private final TransactionTemplate transaction;

    AlertHandler(MessageRepository messages, Inbox inbox, TransactionTemplate transaction) {
        this.messages = messages;
        this.inbox = inbox;
        this.transaction = transaction;
    }

    @Override
    public Set<String> lanes(InboundMessage message) {
        return Set.of(BloodGlucoseAlert.from(message).patient());
    }

    @Override
    public void handle(InboundMessage message) {
        BloodGlucoseAlert alert = BloodGlucoseAlert.from(message);
        transaction.executeWithoutResult(status -> {
            if (inbox.firstTime(PolarisQueue.MESSAGES_ALERTS, message.messageId())) {
                messages.saveAll(alert.messages());
            }
        });
    }
}
