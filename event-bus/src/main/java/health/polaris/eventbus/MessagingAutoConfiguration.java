package health.polaris.eventbus;

import health.polaris.common.dependency.Dependency;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.BrokerSettings;
import health.polaris.eventbus.broker.ConfirmedPublisher;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.consume.ConsumerConfiguration;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.deadletter.DeadLetterConfiguration;
import health.polaris.eventbus.publish.OutboxConfiguration;
import health.polaris.eventbus.revocation.RevocationConfiguration;
import health.polaris.eventbus.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.amqp.autoconfigure.ConnectionFactoryCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Messaging for a service that has the AMQP and the JDBC starters. It lists {@code classpath:db/messaging} among its
 * Flyway locations. A service without messaging that shares its class path with others says
 * {@code polaris.messaging.enabled: false}.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
@ConditionalOnClass({ConnectionFactory.class, JdbcClient.class})
@ConditionalOnBooleanProperty(name = "polaris.messaging.enabled", matchIfMissing = true)
@EnableConfigurationProperties({BrokerSettings.class, MessagingSettings.class})
@Import({
    OutboxConfiguration.class,
    DeadLetterConfiguration.class,
    ConsumerConfiguration.class,
    RevocationConfiguration.class
})
@EnableScheduling
public class MessagingAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MessagingAutoConfiguration.class);

    @Bean
    AmqpJson amqpJson() {
        return new AmqpJson();
    }

    /** Of the tracer that there is, if there is one. */
    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new Traces(tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    BrokerLink brokerLink(ConnectionFactory connections, Topology topology, MessagingSettings settings) {
        if (settings.disabled()) {
            log.warn("RABBITMQ_DISABLED: no message is sent or consumed, events wait in the outbox");
        }
        connections.addConnectionListener(topology);
        return new BrokerLink(connections);
    }

    /** The name in the certificate is held against the host. */
    @Bean
    ConnectionFactoryCustomizer brokerOverTls(BrokerSettings settings, SslBundles bundles) {
        return factory -> {
            if (settings.withTls()) {
                factory.useSslProtocol(bundles.getBundle(settings.tlsBundle()).createSslContext());
                factory.enableHostnameVerification();
            }
        };
    }

    /** Nobody needs it to answer a request: events wait. */
    @Bean
    @ConditionalOnBooleanProperty(name = "polaris.messaging.disabled", havingValue = false, matchIfMissing = true)
    Dependency brokerDependency(BrokerLink link) {
        return new Dependency("broker", false, () -> !link.isDown());
    }

    @Bean
    Topology topology(MessagingSettings settings, ObjectProvider<QueueConsumer<?>> consumers, MeterRegistry meters) {
        // Asked for when a connection opens: consumers publish too, and the outbox cannot wait for them to be made.
        return new Topology(() -> queues(settings, consumers), meters);
    }

    private static Set<PolarisQueue> queues(MessagingSettings settings, ObjectProvider<QueueConsumer<?>> consumers) {
        Set<PolarisQueue> queues = EnumSet.noneOf(PolarisQueue.class);
        Stream.concat(settings.queues().stream(), consumers.stream().map(QueueConsumer::queue))
                .forEach(queues::add);
        return queues;
    }

    @Bean
    ConfirmedPublisher confirmedPublisher(BrokerLink link, MessagingSettings settings) {
        return new ConfirmedPublisher(link, settings);
    }
}
