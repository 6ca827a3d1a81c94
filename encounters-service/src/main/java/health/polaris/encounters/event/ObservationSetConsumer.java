package health.polaris.encounters.event;

import health.polaris.eventbus.PolarisQueue;
import health.polaris.eventbus.QueueConsumer;
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
