package health.polaris.encounters.ward;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.ClinicianChanged;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens to what users-service tells of clinicians, whether the rule is on or not: one day it may be. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WardSettings.class)
class WardConfiguration {

    @Bean
    QueueConsumer<ClinicianChanged> clinicianEvents(ClinicianWardsHandler handler) {
        return new QueueConsumer<>(PolarisQueue.ENCOUNTERS_CLINICIANS, ClinicianChanged.class, handler);
    }
}
