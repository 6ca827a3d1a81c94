package health.polaris.connector.progress;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.MessageOutcome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens to what encounters-service made of accepted messages. */
@Configuration(proxyBeanMethods = false)
class OutcomeConfiguration {

    @Bean
    QueueConsumer<MessageOutcome> messageOutcomes(MessageProgressService progress, OutcomeMeters meters) {
        return new QueueConsumer<>(
                PolarisQueue.CONNECTOR_MESSAGE_OUTCOMES, MessageOutcome.class, new OutcomeHandler(progress, meters));
    }
}
