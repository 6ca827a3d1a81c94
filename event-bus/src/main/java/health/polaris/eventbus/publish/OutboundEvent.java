package health.polaris.eventbus.publish;

import com.rabbitmq.client.AMQP.BasicProperties;
import health.polaris.eventbus.broker.Compression;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.OutgoingMessage;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in the outbox, its body already as text: what is sent tomorrow is what was true in the transaction.
 *
 * @param messageId the AMQP message id, a UUID; the same at every attempt, so that the inbox removes doubles
 * @param body JSON
 * @param correlationId the request that caused it
 * @param traceparent the span that it goes on from; null: nobody follows
 */
record OutboundEvent(
        String messageId,
        String routingKey,
        String body,
        String correlationId,
        @Nullable String traceparent,
        Instant publishedAt) {

    private static final int PERSISTENT = 2;

    /**
     * As it goes over the wire: the properties of contracts/platform.md §8.2, no headers of its own but that of a trace.
     *
     * @param relayed the span that goes on at the consumer
     */
    OutgoingMessage message(MessagingSettings settings, @Nullable String relayed) {
        Compression compression = Compression.named(settings.compression());
        Map<String, Object> headers = new HashMap<>();
        if (compression.headerValue() != null) {
            headers.put(Compression.HEADER, compression.headerValue());
        }
        if (relayed != null) {
            headers.put(Traces.HEADER, relayed);
        }
        BasicProperties properties = new BasicProperties.Builder()
                .contentType(settings.contentType())
                .contentEncoding("utf-8")
                .deliveryMode(PERSISTENT)
                .timestamp(Date.from(publishedAt))
                .correlationId(correlationId)
                .messageId(messageId)
                .headers(headers)
                .build();
        return new OutgoingMessage(
                Topology.EVENT_EXCHANGE,
                routingKey,
                PolarisQueue.mandatory(routingKey),
                properties,
                compression.pack(body.getBytes(StandardCharsets.UTF_8)));
    }
}
