package health.polaris.eventbus;

/** A bean of this type is all it takes to consume a queue. */
public record QueueConsumer(PolarisQueue queue, MessageHandler handler) {}
