package health.polaris.connector.progress;

import health.polaris.eventbus.PolarisQueue;
import health.polaris.eventbus.QueueConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens to what encounters-service made of accepted messages. */
@Configuration(proxyBeanMethods = false)
class OutcomeConfiguration {

    @Bean
    QueueConsumer messageOutcomes(MessageProgressService progress) {
        return new QueueConsumer(PolarisQueue.CONNECTOR_MESSAGE_OUTCOMES, new OutcomeHandler(progress));
    }
}
