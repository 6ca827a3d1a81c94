package health.polaris.encounters.encounter;

import health.polaris.common.messaging.PolarisQueue;
import health.polaris.common.messaging.QueueConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Consumes {@code encounters.observation-sets}. */
@Configuration(proxyBeanMethods = false)
class ObservationSetConsumer {

    @Bean
    QueueConsumer observationSets(ObservationSetListener listener) {
        return new QueueConsumer(PolarisQueue.ENCOUNTERS_OBSERVATION_SETS, listener);
    }
}
