package health.polaris.localstack;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DeliverCallback;
import health.polaris.backing.BrokerAddress;
import health.polaris.eventbus.contract.RoutingKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens in on what connector-service and encounters-service tell each other about a message. */
final class BusTap implements AutoCloseable {

    private static final String EXCHANGE = "dhos";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection connection;
    private final Map<String, CompletableFuture<JsonNode>> actions = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> outcomes = new ConcurrentHashMap<>();

    BusTap(BrokerAddress broker) throws IOException, TimeoutException {
        this.connection = broker.connect();
        Channel channel = connection.createChannel();
        // As the services declare it; they may not have got to it yet.
        channel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.TOPIC, true);
        listen(channel, RoutingKeys.EPR_ACTIONS, "dhos_connector_message_uuid", actions);
        listen(channel, RoutingKeys.HL7_MESSAGE_PROCESSED, "message_uuid", outcomes);
    }

    /** The internal message made of the stored message. */
    JsonNode actions(String messageUuid) throws InterruptedException, ExecutionException, TimeoutException {
        return await(actions, messageUuid);
    }

    /** {@code {"message_uuid", "outcome", "reason"}} */
    JsonNode outcome(String messageUuid) throws InterruptedException, ExecutionException, TimeoutException {
        return await(outcomes, messageUuid);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private static JsonNode await(Map<String, CompletableFuture<JsonNode>> seen, String uuid)
            throws InterruptedException, ExecutionException, TimeoutException {
        return of(seen, uuid).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static CompletableFuture<JsonNode> of(Map<String, CompletableFuture<JsonNode>> seen, String uuid) {
        return seen.computeIfAbsent(uuid, any -> new CompletableFuture<>());
    }

    private static void listen(
            Channel channel, String routingKey, String idKey, Map<String, CompletableFuture<JsonNode>> seen)
            throws IOException {
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, EXCHANGE, routingKey);
        DeliverCallback note = (tag, delivery) -> {
            JsonNode body = JsonMapper.shared().readTree(delivery.getBody());
            of(seen, body.path(idKey).asString()).complete(body);
        };
        channel.basicConsume(queue, true, note, tag -> {});
    }
}
