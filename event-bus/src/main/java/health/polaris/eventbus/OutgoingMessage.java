package health.polaris.eventbus;

import com.rabbitmq.client.AMQP.BasicProperties;
import health.polaris.eventbus.publish.OutboundEvent;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;

/**
 * A message as it goes over the wire.
 *
 * @param mandatory the broker must put it into a queue, or it counts as not sent
 */
public record OutgoingMessage(String exchange, String routingKey, boolean mandatory, BasicProperties properties, byte[] body) {

    private static final int PERSISTENT = 2;

    /** An event with the properties of contracts/platform.md §8.2; no headers of its own. */
    public static OutgoingMessage of(OutboundEvent event, MessagingSettings settings) {
        Compression compression = Compression.named(settings.compression());
        String header = compression.headerValue();
        BasicProperties properties = new BasicProperties.Builder()
                .contentType(settings.contentType())
                .contentEncoding("utf-8")
                .deliveryMode(PERSISTENT)
                .timestamp(Date.from(event.publishedAt()))
                .correlationId(event.correlationId())
                .messageId(event.messageId())
                .headers(header == null ? Map.of() : Map.of(Compression.HEADER, header))
                .build();
        return new OutgoingMessage(
                Topology.EVENT_EXCHANGE,
                event.routingKey(),
                RoutingKeys.mandatory(event.routingKey()),
                properties,
                compression.pack(event.body().getBytes(StandardCharsets.UTF_8)));
    }
}
