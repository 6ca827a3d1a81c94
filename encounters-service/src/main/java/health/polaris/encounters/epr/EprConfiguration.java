package health.polaris.encounters.epr;

import health.polaris.eventbus.PolarisQueue;
import health.polaris.eventbus.QueueConsumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Consumes what the EPR says, unless {@code EPR_CONSUMER_ENABLED} is false. */
@Configuration
@EnableConfigurationProperties(EprSettings.class)
class EprConfiguration {

    @Bean
    @ConditionalOnBooleanProperty("polaris.epr.consumer-enabled")
    QueueConsumer eprActions(EprActionListener listener) {
        return new QueueConsumer(PolarisQueue.ENCOUNTERS_EPR_ACTIONS, listener);
    }
}
