package health.polaris.eventbus.consume;

import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.deadletter.DeadLetters;
import health.polaris.eventbus.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consumes the queues for which the application has a {@link QueueConsumer}. */
@Configuration(proxyBeanMethods = false)
public class ConsumerConfiguration {

    @Bean
    Inbox inbox(DataSource database, MessagingSettings settings) {
        return new Inbox(JdbcClient.create(database), settings, Clock.systemUTC());
    }

    @Bean
    QueueSubscriptions queueSubscriptions(
            ObjectProvider<QueueConsumer<?>> consumers,
            BrokerLink link,
            DeadLetters deadLetters,
            MessagingSettings settings,
            AmqpJson json,
            DataSource database,
            MeterRegistry registry,
            Traces traces) {
        List<QueueSubscription> subscriptions = consumers.stream()
                .map(consumer -> {
                    ConsumerMeters meters = new ConsumerMeters(registry, consumer.queue());
                    MessageDispatcher<?> dispatcher =
                            new MessageDispatcher<>(consumer, settings, json, deadLetters, meters, traces);
                    return new QueueSubscription(consumer, link, settings, database, dispatcher, meters);
                })
                .toList();
        return new QueueSubscriptions(subscriptions, settings);
    }
}
