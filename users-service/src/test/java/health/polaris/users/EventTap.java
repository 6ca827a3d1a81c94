package health.polaris.users;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears everything that is published on the exchange {@code dhos} while it is open. */
public final class EventTap implements AutoCloseable {

    /** One message; {@code text} is the body as it came. */
    public record Event(String routingKey, String contentType, String correlationId, String text) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        public boolean isAudit(String eventType) {
            return routingKey.equals("dhos.34837004")
                    && json().get("event_type").asString().equals(eventType);
        }
    }

    private final org.springframework.amqp.rabbit.connection.Connection owner;
    private final Channel channel;
    private final String queue;
    private final List<Event> heard = new CopyOnWriteArrayList<>();

    public EventTap(ConnectionFactory connections) throws IOException {
        this.owner = connections.createConnection();
        this.channel = owner.createChannel(false);
        this.queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, "dhos", "#");
    }

    /** How many clinician events wait for messages-service. */
    public static long waitingForMessages(Connection connection) throws IOException, TimeoutException {
        try (Channel channel = connection.createChannel()) {
            return channel.messageCount("messages.clinicians");
        }
    }

    /** Everything that mentions the text, as soon as there is this much of it. */
    public List<Event> about(String text, int atLeast) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> about(text).size() >= atLeast);
        return about(text);
    }

    /** Everything that mentions the text so far. */
    public List<Event> about(String text) {
        drain();
        return heard.stream().filter(event -> event.text().contains(text)).toList();
    }

    private synchronized void drain() {
        try {
            for (GetResponse next = channel.basicGet(queue, true); next != null; next = channel.basicGet(queue, true)) {
                heard.add(new Event(
                        next.getEnvelope().getRoutingKey(),
                        String.valueOf(next.getProps().getContentType()),
                        String.valueOf(next.getProps().getCorrelationId()),
                        new String(next.getBody(), StandardCharsets.UTF_8)));
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException, TimeoutException {
        channel.close();
        owner.close();
    }
}
