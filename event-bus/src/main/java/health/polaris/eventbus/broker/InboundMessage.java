package health.polaris.eventbus.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import health.polaris.common.logging.RequestId;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.trace.Traces;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A message as it came; its body is unpacked when it is first read. */
public final class InboundMessage {

    /** The routing key of an event that comes a second time, through the default exchange (contracts/platform.md §8.5). */
    public static final String ROUTING_KEY_HEADER = "polaris-routing-key";

    private final Delivery delivery;
    private final AmqpJson json;
    private final int bodyLimit;
    private final String correlationId;
    private byte @Nullable [] body;

    public InboundMessage(Delivery delivery, AmqpJson json, int bodyLimit) {
        this.delivery = delivery;
        this.json = json;
        this.bodyLimit = bodyLimit;
        this.correlationId = RequestId.usableOrNew(delivery.getProperties().getCorrelationId());
    }

    /** UUID of the outbox record; programs outside the suite may set none. */
    public @Nullable String messageId() {
        return delivery.getProperties().getMessageId();
    }

    /** The key under which it was published, also for a dead letter that was put back into its queue. */
    public String routingKey() {
        Object first = headers().get(ROUTING_KEY_HEADER);
        boolean putBack = delivery.getEnvelope().getExchange().isEmpty();
        return putBack && first != null
                ? first.toString()
                : delivery.getEnvelope().getRoutingKey();
    }

    /** The request that caused it, or a new id. */
    public String correlationId() {
        return correlationId;
    }

    /** The span that goes on here; null: nobody follows. */
    public @Nullable String traceparent() {
        Object value = headers().get(Traces.HEADER);
        return value == null ? null : value.toString();
    }

    /** Whether the broker has handed it out before, to whomever. */
    public boolean redelivered() {
        return delivery.getEnvelope().isRedeliver();
    }

    /**
     * The plain JSON text.
     *
     * @throws RejectedMessageException when it cannot be unpacked
     */
    public synchronized byte[] body() {
        if (body == null) {
            body = Compression.ofHeader(headers().get(Compression.HEADER)).unpack(delivery.getBody(), bodyLimit);
        }
        return body.clone();
    }

    /**
     * The body as a record; unknown keys are ignored.
     *
     * @throws RejectedMessageException when it is no such JSON
     */
    public <T> T as(Class<T> type) {
        return json.read(body(), type);
    }

    /**
     * The body as a tree.
     *
     * @throws RejectedMessageException when it is no JSON
     */
    public JsonNode json() {
        return as(JsonNode.class);
    }

    public Delivery delivery() {
        return delivery;
    }

    private Map<String, Object> headers() {
        BasicProperties properties = delivery.getProperties();
        return properties.getHeaders() == null ? Map.of() : properties.getHeaders();
    }
}
