package health.polaris.eventbus.publish;

import com.rabbitmq.client.AMQP.BasicProperties;
import health.polaris.eventbus.broker.Compression;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.OutgoingMessage;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * An event in the outbox, its body already as text: what is sent tomorrow is what was true in the transaction. The
 * outbox stores this class's name and the names of its components, so none of them can be renamed without
 * emptying the outboxes first.
 *
 * @param messageId the AMQP message id, the same at every attempt
 * @param body JSON
 * @param correlationId the request that caused it
 */
record OutboundEvent(String messageId, String routingKey, String body, String correlationId, Instant publishedAt) {

    private static final int PERSISTENT = 2;

    /** As it goes over the wire: the properties of contracts/platform.md §8.2, no headers of its own. */
    OutgoingMessage message(MessagingSettings settings) {
        Compression compression = Compression.named(settings.compression());
        String header = compression.headerValue();
        BasicProperties properties = new BasicProperties.Builder()
                .contentType(settings.contentType())
                .contentEncoding("utf-8")
                .deliveryMode(PERSISTENT)
                .timestamp(Date.from(publishedAt))
                .correlationId(correlationId)
                .messageId(messageId)
                .headers(header == null ? Map.of() : Map.of(Compression.HEADER, header))
                .build();
        return new OutgoingMessage(
                Topology.EVENT_EXCHANGE,
                routingKey,
                PolarisQueue.mandatory(routingKey),
                properties,
                compression.pack(body.getBytes(StandardCharsets.UTF_8)));
    }
}
