package health.polaris.connector.messagelog;

import health.polaris.common.messaging.PolarisQueue;
import health.polaris.common.messaging.QueueConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens to what encounters-service made of accepted messages. */
@Configuration(proxyBeanMethods = false)
class OutcomeConfiguration {

    @Bean
    QueueConsumer messageOutcomes(MessageProgress progress) {
        return new QueueConsumer(PolarisQueue.CONNECTOR_MESSAGE_OUTCOMES, new OutcomeHandler(progress));
    }
}
