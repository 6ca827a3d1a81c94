package health.polaris.encounters.encounter;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import health.polaris.backing.TestServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else on the exchange {@code dhos}, who hears what encounters-service says. */
public final class Bus {

    public static final String CHANGED = "dhos.DM000007";
    public static final String AUDIT = "dhos.34837004";
    public static final String OBSERVATIONS = "dhos.DM000005";

    private static final Bus SHARED = open();

    private final Channel channel;
    private final Queue<Delivery> heard = new ConcurrentLinkedQueue<>();

    private Bus(Channel channel) throws IOException {
        this.channel = channel;
        channel.exchangeDeclare("dhos", "topic", true);
        String queue = channel.queueDeclare().getQueue();
        for (String key : List.of(CHANGED, AUDIT, OBSERVATIONS)) {
            channel.queueBind(queue, "dhos", key);
        }
        channel.basicConsume(queue, true, (tag, delivery) -> heard.add(delivery), tag -> {});
    }

    /** One for all tests of this JVM. */
    public static Bus shared() {
        return SHARED;
    }

    private static Bus open() {
        try {
            return new Bus(TestServices.broker().connect().createChannel());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public record Event(String routingKey, JsonNode body, AMQP.BasicProperties properties) {

        public String type() {
            return body.path("event_type").asString("");
        }
    }

    /** What was said about an encounter so far, in order. */
    public List<Event> about(String encounter) {
        return heard.stream()
                .filter(delivery -> new String(delivery.getBody(), StandardCharsets.UTF_8).contains(encounter))
                .map(delivery -> new Event(
                        delivery.getEnvelope().getRoutingKey(),
                        JsonMapper.shared().readTree(delivery.getBody()),
                        delivery.getProperties()))
                .toList();
    }

    /** Waits until this many things were said about an encounter. */
    public List<Event> about(String encounter, int number) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> about(encounter), events -> events.size() >= number);
    }

    public void publish(String routingKey, Object body) throws IOException {
        publish(routingKey, null, body);
    }

    public void publish(String routingKey, @Nullable String messageId, Object body) throws IOException {
        byte[] text = JsonMapper.shared().writeValueAsBytes(body);
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .contentType("application/text")
                .headers(Map.of())
                .messageId(messageId)
                .build();
        channel.basicPublish("dhos", routingKey, properties, text);
    }
}
