package health.polaris.connector.delivery;

/** Port: a system that takes messages from us. Each has its own queue, circuit breaker and metrics. */
public interface Destination {

    /** As in the table and as label of metrics: {@code epr}. */
    String name();

    /** Whether an address is configured; deliveries to one that is off wait. */
    boolean isOn();

    /** How many messages it takes at the same time; one: it gets all of them in the order of their turn. */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    /** Sends once, on a virtual thread, and returns well within {@link DeliverySettings#lease}. Never throws. */
    DeliveryOutcome send(OutgoingMessage message);
}
