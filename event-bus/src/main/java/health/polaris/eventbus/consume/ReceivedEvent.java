package health.polaris.eventbus.consume;

import health.polaris.eventbus.broker.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came.
 *
 * @param event parsed once
 * @param messageId UUID of the outbox record; programs outside the suite may set none
 * @param routingKey under which it was published, also for a dead letter that was put back into its queue
 * @param correlationId the request that caused it, or a new id
 * @param traceparent the span that goes on here; null: nobody follows
 * @param redelivered whether the broker has handed it out before, to whomever
 */
public record ReceivedEvent<E>(
        E event,
        @Nullable String messageId,
        String routingKey,
        String correlationId,
        @Nullable String traceparent,
        boolean redelivered) {

    static <E> ReceivedEvent<E> of(InboundMessage message, Class<E> type) {
        return new ReceivedEvent<>(
                message.as(type),
                message.messageId(),
                message.routingKey(),
                message.correlationId(),
                message.traceparent(),
                message.redelivered());
    }
}
