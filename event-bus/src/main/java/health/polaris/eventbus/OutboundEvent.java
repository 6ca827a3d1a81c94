package health.polaris.eventbus;

import java.time.Instant;

/**
 * An event in the outbox, its body already as text: what is sent tomorrow is what was true in the transaction. The
 * outbox stores this class's name and the names of its components, so none of them can be renamed without
 * emptying the outboxes first.
 *
 * @param messageId the AMQP message id, the same at every attempt
 * @param body JSON
 * @param correlationId the request that caused it
 */
record OutboundEvent(String messageId, String routingKey, String body, String correlationId, Instant publishedAt) {}
