package health.polaris.connector.outbound;

import health.polaris.connector.observation.oru.OruSettings;
import health.polaris.connector.observation.oru.OruWriter;
import health.polaris.connector.settings.ConnectorSettings;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.ObservationSetWithEncounter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings of one hospital, and the queue of observation sets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OruSettings.class, EprAdapterSettings.class, EprMllpSettings.class})
class OutboundConfiguration {

    @Bean
    OruWriter oruWriter(OruSettings settings, ConnectorSettings connector) {
        return new OruWriter(settings, connector.serverTimezone());
    }

    @Bean
    QueueConsumer<ObservationSetWithEncounter> observationSetQueue(ObservationSetHandler handler) {
        return new QueueConsumer<>(PolarisQueue.CONNECTOR_OBSERVATION_SETS, ObservationSetWithEncounter.class, handler);
    }
}
