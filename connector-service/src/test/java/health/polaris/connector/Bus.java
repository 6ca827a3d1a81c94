package health.polaris.connector;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import health.polaris.backing.BrokerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else on the exchange {@code dhos}: hears what is published for accepted messages, and publishes. */
public final class Bus implements AutoCloseable {

    public static final String AUDIT_EVENTS = "dhos.34837004";
    private static final String ACTIONS = "dhos.24891000000101";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection connection;
    private final Channel channel;
    private final Queue<Delivery> heard = new ConcurrentLinkedQueue<>();

    public Bus(BrokerAddress broker) throws IOException, TimeoutException {
        this(broker, ACTIONS);
    }

    /** Hears what is published under that routing key instead. */
    public Bus(BrokerAddress broker, String routingKey) throws IOException, TimeoutException {
        connection = broker.connect();
        channel = connection.createChannel();
        channel.exchangeDeclare("dhos", "topic", true);
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, "dhos", routingKey);
        channel.basicConsume(queue, true, (tag, delivery) -> heard.add(delivery), tag -> {});
    }

    /** What was published for a message; waits for it. */
    public JsonNode published(String uuid) {
        return await().atMost(PATIENCE)
                .until(() -> publishedNow(uuid), list -> !list.isEmpty())
                .getFirst();
    }

    /** What has been published for a message so far. */
    public List<JsonNode> publishedNow(String uuid) {
        return bodies().stream()
                .filter(body ->
                        body.path("dhos_connector_message_uuid").asString().equals(uuid))
                .toList();
    }

    /** Everything heard, in order. */
    public List<JsonNode> bodies() {
        return heard.stream()
                .map(delivery -> JsonMapper.shared().readTree(delivery.getBody()))
                .toList();
    }

    /** The data of the audit event of that type that names that id; waits for it. */
    public JsonNode audit(String type, String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> bodies().stream()
                                .filter(body ->
                                        body.path("event_type").asString().equals(type))
                                .map(body -> body.path("event_data"))
                                .filter(data -> data.toString().contains(id))
                                .toList(),
                        list -> !list.isEmpty())
                .getFirst();
    }

    /** The properties of what was published for a message. */
    public AMQP.BasicProperties properties(String uuid) {
        published(uuid);
        return heard.stream()
                .filter(delivery -> new String(delivery.getBody(), StandardCharsets.UTF_8).contains(uuid))
                .findFirst()
                .orElseThrow()
                .getProperties();
    }

    /** Publishes what encounters-service would say about a message. */
    public void publishOutcome(String json) throws IOException {
        channel.basicPublish(
                "dhos",
                "dhos.hl7_message.processed",
                new AMQP.BasicProperties.Builder()
                        .contentType("application/text")
                        .deliveryMode(2)
                        .build(),
                json.getBytes(StandardCharsets.UTF_8));
    }

    /** How many messages a queue holds. */
    public long waitingFor(String queue) {
        try {
            return channel.messageCount(queue);
        } catch (IOException noSuchQueue) {
            throw new UncheckedIOException(noSuchQueue);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
