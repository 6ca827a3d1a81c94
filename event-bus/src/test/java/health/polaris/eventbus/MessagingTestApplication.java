package health.polaris.eventbus;

import health.polaris.common.bearer.SecurityAutoConfiguration;
import health.polaris.common.error.ErrorAutoConfiguration;
import health.polaris.common.security.CallerArgumentAutoConfiguration;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.web.body.BodyAutoConfiguration;
import health.polaris.web.description.DescriptionAutoConfiguration;
import health.polaris.web.monitoring.MonitoringAutoConfiguration;
import health.polaris.web.request.RequestAutoConfiguration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A service with a consumer on most queues, each of which does what a test says. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            BodyAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            CallerArgumentAutoConfiguration.class,
            DescriptionAutoConfiguration.class,
            ErrorAutoConfiguration.class,
            RequestAutoConfiguration.class,
            MonitoringAutoConfiguration.class
        })
public class MessagingTestApplication {

    private final Map<PolarisQueue, ScriptedHandler> handlers = new EnumMap<>(PolarisQueue.class);

    private final ScriptedBatchHandler batchHandler = new ScriptedBatchHandler();

    MessagingTestApplication() {
        for (PolarisQueue queue : PolarisQueue.values()) {
            handlers.put(queue, new ScriptedHandler());
        }
    }

    public ScriptedHandler handler(PolarisQueue queue) {
        return handlers.getOrDefault(queue, new ScriptedHandler());
    }

    @Bean
    QueueConsumer<Step> eprActions() {
        return consumer(PolarisQueue.ENCOUNTERS_EPR_ACTIONS);
    }

    public ScriptedBatchHandler batchHandler() {
        return batchHandler;
    }

    @Bean
    QueueConsumer<Step> batches() {
        return new QueueConsumer<>(PolarisQueue.ENCOUNTERS_OBSERVATION_SETS, Step.class, batchHandler);
    }

    @Bean
    QueueConsumer<Step> observationSets() {
        return consumer(PolarisQueue.CONNECTOR_OBSERVATION_SETS);
    }

    @Bean
    QueueConsumer<Step> outcomes() {
        return consumer(PolarisQueue.CONNECTOR_MESSAGE_OUTCOMES);
    }

    @Bean
    QueueConsumer<Step> clinicians() {
        return consumer(PolarisQueue.MESSAGES_CLINICIANS);
    }

    @Bean
    QueueConsumer<Step> alerts() {
        return consumer(PolarisQueue.MESSAGES_ALERTS);
    }

    private QueueConsumer<Step> consumer(PolarisQueue queue) {
        return new QueueConsumer<>(queue, Step.class, handler(queue));
    }
}
