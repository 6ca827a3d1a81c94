package health.polaris.messages;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import health.polaris.backing.TestServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else at the broker: hears audit events and dead letters, and publishes what other services would. */
public final class Bus implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection connection;
    private final Channel channel;
    private final Queue<JsonNode> audits = new ConcurrentLinkedQueue<>();
    private final Queue<Delivery> deadLetters = new ConcurrentLinkedQueue<>();

    public Bus() {
        try {
            connection = TestServices.broker().connect();
            channel = connection.createChannel();
            channel.exchangeDeclare("dhos", "topic", true);
            channel.exchangeDeclare("dhos-dlx", "fanout", true);
            listen("dhos", "dhos.34837004", delivery -> audits.add(json(delivery)));
            listen("dhos-dlx", "", deadLetters::add);
        } catch (IOException | TimeoutException failure) {
            throw new IllegalStateException("No broker", failure);
        }
    }

    /** What the audit trail says of these event data keys, in order; waits until there are so many. */
    public List<JsonNode> audits(String key, String value, int atLeast) {
        return await().atMost(PATIENCE).until(() -> auditsNow(key, value), list -> list.size() >= atLeast);
    }

    public List<JsonNode> auditsNow(String key, String value) {
        return audits.stream()
                .filter(event -> event.path("event_data").path(key).asString("").equals(value))
                .toList();
    }

    /** The reason for which a message whose body contains the text became a dead letter; waits for it. */
    public String reasonOfDeadLetter(String text) {
        return await().atMost(PATIENCE)
                .until(
                        () -> deadLetters.stream()
                                .filter(delivery -> body(delivery).contains(text))
                                .map(delivery -> String.valueOf(
                                        delivery.getProperties().getHeaders().get("polaris-reason")))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    public void publish(String routingKey, Object body) {
        publish(routingKey, UUID.randomUUID().toString(), body);
    }

    public void publish(String routingKey, String messageId, Object body) {
        var properties = new AMQP.BasicProperties.Builder()
                .contentType("application/text")
                .messageId(messageId)
                .deliveryMode(2)
                .build();
        try {
            channel.basicPublish(
                    "dhos", routingKey, properties, JsonMapper.shared().writeValueAsBytes(body));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private void listen(String exchange, String key, java.util.function.Consumer<Delivery> heard) throws IOException {
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, exchange, key);
        channel.basicConsume(queue, true, (tag, delivery) -> heard.accept(delivery), tag -> {});
    }

    private static JsonNode json(Delivery delivery) {
        return JsonMapper.shared().readTree(delivery.getBody());
    }

    private static String body(Delivery delivery) {
        return new String(delivery.getBody(), StandardCharsets.UTF_8);
    }
}
