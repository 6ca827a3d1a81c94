package health.polaris.connector.document;

import health.polaris.eventbus.PolarisQueue;
import health.polaris.eventbus.QueueConsumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of documents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MirthSettings.class)
class DocumentConfiguration {

    @Bean
    QueueConsumer documentQueue(DocumentHandler handler) {
        return new QueueConsumer(PolarisQueue.CONNECTOR_DOCUMENTS, handler);
    }
}
