package health.polaris.encounters.epr;

import health.polaris.encounters.settings.EprSettings;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.EprActions;
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
    QueueConsumer<EprActions> eprActions(EprActionsHandler listener) {
        return new QueueConsumer<>(PolarisQueue.ENCOUNTERS_EPR_ACTIONS, EprActions.class, listener);
    }
}
