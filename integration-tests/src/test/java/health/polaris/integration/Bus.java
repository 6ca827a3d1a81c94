package health.polaris.integration;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker, as programs outside the suite publish to it. */
public final class Bus implements AutoCloseable {

    private static final String EXCHANGE = "dhos";
    private static final int PERSISTENT = 2;
    private static final int CONFIRMED_WITHIN = 10_000;
    private static final AMQP.BasicProperties PROPERTIES = new AMQP.BasicProperties.Builder()
            .contentType("application/text")
            .deliveryMode(PERSISTENT)
            .build();

    private final Connection connection;
    private final Channel channel;

    public Bus() throws IOException {
        connection = connect();
        channel = connection.createChannel();
        channel.confirmSelect();
    }

    private static Connection connect() throws IOException {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(Installation.brokerUri());
            factory.setAutomaticRecoveryEnabled(false);
            return factory.newConnection("polaris-stories");
        } catch (URISyntaxException | GeneralSecurityException | TimeoutException failure) {
            throw new IOException("The broker cannot be reached", failure);
        }
    }

    static boolean answers() {
        try (Bus bus = new Bus()) {
            return bus.channel.isOpen();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns when the broker has it. */
    public void publish(String routingKey, Object body) throws Exception {
        channel.basicPublish(
                EXCHANGE, routingKey, PROPERTIES, JsonMapper.shared().writeValueAsBytes(body));
        channel.waitForConfirmsOrDie(CONFIRMED_WITHIN);
    }

    /** What somebody did who does not know the suite. */
    void replaceExchange(String type) throws IOException {
        replaceExchange(type, false);
    }

    /** @param internal nobody but other exchanges may publish to it */
    void replaceExchange(String type, boolean internal) throws IOException {
        channel.exchangeDelete(EXCHANGE);
        channel.exchangeDeclare(EXCHANGE, type, true, false, internal, null);
    }

    /** A queue of our own that gets what is published under that key from now on. */
    String listen(String routingKey) throws IOException {
        String queue = channel.queueDeclare("", false, true, true, null).getQueue();
        channel.queueBind(queue, EXCHANGE, routingKey);
        return queue;
    }

    /** The next one, or null. */
    @Nullable
    JsonNode next(String queue) throws IOException {
        GetResponse found = channel.basicGet(queue, true);
        return found == null ? null : JsonMapper.shared().readTree(found.getBody());
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
