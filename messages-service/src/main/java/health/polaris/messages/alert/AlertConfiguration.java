package health.polaris.messages.alert;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.BloodGlucoseAlert;
import health.polaris.messages.message.MessageRepository;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Listens to blood glucose alerts, unless the async adapter does ({@code ALERTS_CONSUMED=false}). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "polaris.messages.alerts-consumed", havingValue = "true")
class AlertConfiguration {

    @Bean
    QueueConsumer<BloodGlucoseAlert> bloodGlucoseAlerts(
            MessageRepository messages, Inbox inbox, TransactionTemplate transaction) {
        return new QueueConsumer<>(
                PolarisQueue.MESSAGES_ALERTS, BloodGlucoseAlert.class, new AlertHandler(messages, inbox, transaction));
    }
}
