package health.polaris.eventbus.publish;

import java.time.Instant;

/**
 * An event in the outbox, its body already as text: what is sent tomorrow is what was true in the transaction.
 *
 * @param messageId the AMQP message id, a UUID; the same however often it is sent, so that the inbox removes doubles
 * @param body JSON
 * @param correlationId the request that caused it
 */
public record OutboundEvent(
        String messageId, String routingKey, String body, String correlationId, Instant publishedAt) {}
