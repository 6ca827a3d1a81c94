package health.polaris.eventbus.publish;

import health.polaris.eventbus.contract.Event;
import org.jspecify.annotations.Nullable;

/**
 * An event with what it is an answer to, where one transaction publishes for several requests.
 *
 * @param correlationId request id: {@code correlation_id} of the AMQP message
 * @param traceparent the span that goes on with it ({@link health.polaris.eventbus.trace.Traces}); null: nobody follows
 */
public record CorrelatedEvent(
        Event event, String correlationId, @Nullable String traceparent) {}
