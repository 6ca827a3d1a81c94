/**
 * Events between services over AMQP: sent through an outbox, consumed in order, never dropped.
 *
 * <p>{@code polaris.messaging.queues} lists the queues of the events that a service publishes, the Flyway locations
 * contain {@code classpath:db/messaging}.
 */
@NullMarked
package health.polaris.eventbus;

import org.jspecify.annotations.NullMarked;
