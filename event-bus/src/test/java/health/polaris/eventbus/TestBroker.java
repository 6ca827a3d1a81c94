package health.polaris.eventbus;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import health.polaris.backing.BrokerAddress;
import health.polaris.eventbus.broker.PolarisQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Another program at the broker. */
public final class TestBroker implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;

    private TestBroker(Connection connection) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
    }

    public static TestBroker at(BrokerAddress address) {
        try {
            return new TestBroker(address.connect());
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean exists(String queue) throws IOException {
        return count(queue) >= 0;
    }

    /** Messages that nobody has taken, or -1 if there is no such queue. */
    public long count(String queue) throws IOException {
        try (Channel own = connection.createChannel()) {
            return own.queueDeclarePassive(queue).getMessageCount();
        } catch (IOException | AlreadyClosedException | TimeoutException e) {
            return -1;
        }
    }

    public Channel channel() {
        return channel;
    }

    public void publish(String routingKey, String body) throws IOException {
        publish(routingKey, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public void publish(String routingKey, byte[] body, Map<String, Object> headers) throws IOException {
        BasicProperties properties = new BasicProperties.Builder()
                .contentType("application/text")
                .deliveryMode(2)
                .headers(headers)
                .build();
        channel.basicPublish("dhos", routingKey, properties, body);
    }

    public void publishStep(PolarisQueue queue, String key, int number) throws IOException {
        publish(queue.routingKeys().iterator().next(), "{\"key\":\"%s\",\"number\":%d}".formatted(key, number));
    }

    public GetResponse take(String queue) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> channel.basicGet(queue, true), java.util.Objects::nonNull);
    }

    @Nullable
    public GetResponse takeNow(String queue) throws IOException {
        return channel.basicGet(queue, true);
    }

    /** Does nothing if there is no such queue. */
    public void delete(String queue) throws IOException, TimeoutException {
        try (Channel own = connection.createChannel()) {
            own.queueDelete(queue);
        } catch (IOException | AlreadyClosedException e) {
            if (!connection.isOpen()) {
                throw e;
            }
        }
    }

    public void empty(String queue) throws IOException {
        while (channel.basicGet(queue, true) != null) {
            // One by one, since not every broker purges what was returned a moment ago.
            continue;
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
