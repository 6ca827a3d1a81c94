package health.polaris.eventbus.publish;

import health.polaris.eventbus.contract.Event;

/**
 * An event with what it is an answer to, where one transaction publishes for several requests.
 *
 * @param correlationId request id: {@code correlation_id} of the AMQP message
 */
public record CorrelatedEvent(Event event, String correlationId) {}
