package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.Channel;
import health.polaris.backing.BrokerAddress;
import health.polaris.backing.TestServices;
import health.polaris.eventbus.TestBroker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * Why events are not consumed by Spring's containers (docs/adr/0006-consumer-runtime.md). When this fails on a RabbitMQ, a container
 * has become fit for queues whose order matters.
 */
class ListenerContainerTest {

    private static final int TAKEN = 3;
    private static final int ALL = 6;

    private final List<Integer> taken = new CopyOnWriteArrayList<>();
    private final List<Integer> next = new CopyOnWriteArrayList<>();

    static Stream<Function<ConnectionFactory, AbstractMessageListenerContainer>> containers() {
        return Stream.of(SimpleMessageListenerContainer::new, DirectMessageListenerContainer::new);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void aContainerThatStopsLetsTheNextReplicaBeginBehindWhatItGivesBack(
            Function<ConnectionFactory, AbstractMessageListenerContainer> kind) throws Exception {
        BrokerAddress address = TestServices.broker();
        CachingConnectionFactory connections = new CachingConnectionFactory(URI.create(address.uri()));
        try (TestBroker broker = TestBroker.at(address);
                TestBroker replica = TestBroker.at(address)) {
            assumeTrue(
                    BrokerKind.of(broker.channel().getConnection()) == BrokerKind.RABBITMQ,
                    "the embedded broker is for one replica");
            String queue = queueOfOneConsumerAtATime(broker.channel());
            AbstractMessageListenerContainer container = kind.apply(connections);
            container.setQueueNames(queue);
            container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
            container.setPrefetchCount(TAKEN);
            container.setMessageListener((ChannelAwareMessageListener) (message, _) -> taken.add(number(message)));
            container.afterPropertiesSet();
            container.start();
            Awaitility.await().until(() -> taken.size() == TAKEN);
            consume(replica.channel(), queue);

            container.stop();

            Awaitility.await().until(() -> next.size() == ALL);
            assertThat(taken).containsExactly(1, 2, 3);
            assertThat(next).containsExactly(4, 5, 6, 1, 2, 3);
            broker.delete(queue);
        } finally {
            connections.destroy();
        }
    }

    private static String queueOfOneConsumerAtATime(Channel channel) throws Exception {
        String queue = "containers." + UUID.randomUUID();
        channel.queueDeclare(
                queue, true, false, false, Map.of("x-queue-type", "quorum", "x-single-active-consumer", true));
        channel.confirmSelect();
        for (int number = 1; number <= ALL; number++) {
            channel.basicPublish("", queue, null, Integer.toString(number).getBytes(StandardCharsets.UTF_8));
        }
        channel.waitForConfirmsOrDie(10_000);
        return queue;
    }

    /** Waits for its turn from now on. */
    private void consume(Channel channel, String queue) throws Exception {
        channel.basicQos(ALL);
        channel.basicConsume(queue, true, (tag, delivery) -> next.add(number(delivery.getBody())), tag -> {});
    }

    private static int number(Message message) {
        return number(message.getBody());
    }

    private static int number(byte[] body) {
        return Integer.parseInt(new String(body, StandardCharsets.UTF_8));
    }
}
