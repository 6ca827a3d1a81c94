package health.polaris.connector.document;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.ContinuityOfCareDocument;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of documents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MirthSettings.class)
class DocumentConfiguration {

    @Bean
    QueueConsumer<ContinuityOfCareDocument> documentQueue(DocumentHandler handler) {
        return new QueueConsumer<>(PolarisQueue.CONNECTOR_DOCUMENTS, ContinuityOfCareDocument.class, handler);
    }
}
