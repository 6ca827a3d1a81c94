package health.polaris.encounters.event;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.ObservationSetChanged;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Consumes {@code encounters.observation-sets}. */
@Configuration(proxyBeanMethods = false)
class ObservationSetConsumer {

    @Bean
    QueueConsumer<ObservationSetChanged> observationSets(ObservationSetListener listener) {
        return new QueueConsumer<>(PolarisQueue.ENCOUNTERS_OBSERVATION_SETS, ObservationSetChanged.class, listener);
    }
}
