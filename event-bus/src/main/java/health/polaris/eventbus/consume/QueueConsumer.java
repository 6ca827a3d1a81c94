package health.polaris.eventbus.consume;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.contract.Event;

/** A bean of this type is all it takes to consume a queue. */
public record QueueConsumer<E extends Event>(PolarisQueue queue, Class<E> type, QueueHandler<E> handler) {}
