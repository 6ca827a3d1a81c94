package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.TestServices;
import health.polaris.eventbus.TestBroker;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Why events are not published with Spring's template (docs/adr/0006-consumer-runtime.md, docs/adr/0009-outbox.md). When
 * this fails, the template has become fit for messages whose headers are fixed by contract.
 */
class RabbitTemplateTest {

    @Test
    void theTemplatePutsHeadersOfItsOwnOnMessagesWhoseConfirmsAreAwaited() throws Exception {
        BrokerAddress address = TestServices.broker();
        CachingConnectionFactory connections = new CachingConnectionFactory(java.net.URI.create(address.uri()));
        connections.setPublisherConfirmType(ConfirmType.CORRELATED);
        connections.setPublisherReturns(true);
        try (TestBroker broker = TestBroker.at(address)) {
            String queue = broker.channel().queueDeclare().getQueue();
            RabbitTemplate template = new RabbitTemplate(connections);
            template.setMandatory(true);
            CorrelationData sent = new CorrelationData("1");
            template.convertAndSend("", queue, "{}", sent);
            assertThat(sent.getFuture().get(10, TimeUnit.SECONDS).ack()).isTrue();
            assertThat(Objects.requireNonNull(broker.take(queue)).getProps().getHeaders())
                    .containsOnlyKeys("spring_listener_return_correlation", "spring_returned_message_correlation");
        } finally {
            connections.destroy();
        }
    }
}
