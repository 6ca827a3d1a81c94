package health.polaris.messages.alert;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.BloodGlucoseAlert;
import health.polaris.messages.message.MessageRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one message per location of a blood glucose alert (contracts/messages.md §8). */
record AlertHandler(MessageRepository messages, Inbox inbox, TransactionTemplate transaction)
        implements EventHandler<BloodGlucoseAlert> {
    @Override
    public void handle(ReceivedEvent<BloodGlucoseAlert> received) {
        Alert alert = Alert.of(received.event());
        transaction.executeWithoutResult(status -> {
            if (inbox.firstTime(PolarisQueue.MESSAGES_ALERTS, received.messageId())) {
                messages.saveAll(alert.messages());
            }
        });
    }
}
