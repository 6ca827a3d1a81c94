package health.polaris.connector.inbound.arrival;

import java.time.Duration;

/**
 * The moment at which the whole of a message was in hand.
 *
 * @param nanoTime of {@link System#nanoTime()}
 */
public record Arrival(Transport transport, long nanoTime) {

    public static Arrival now(Transport transport) {
        return new Arrival(transport, System.nanoTime());
    }

    /** How long ago that was. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
