package health.polaris.eventbus.publish;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How long an event that the broker refuses holds up those behind it. It is tried again, with growing delays, until the
 * patience is used up; most causes are mended by then. Later events of its routing key, if refused as well, go aside
 * without that wait until the broker takes one again: a queue that is missing for a day must not hold up the rest for
 * as long as each of its events is patiently tried.
 */
final class Refusals {

    private final Duration patience;
    private final Set<String> hopeless = new HashSet<>();
    private long head = Long.MIN_VALUE;
    private long headSince;
    private int attempts;
    private long lastSuspect = Long.MIN_VALUE;

    Refusals(Duration patience) {
        this.patience = patience;
    }

    /** Counts an attempt in vain; true when it is to go aside. */
    boolean isForGood(WaitingEvent event, long now) {
        if (event.id() != head) {
            head = event.id();
            headSince = now;
            attempts = 0;
        }
        attempts++;
        boolean forGood = hopeless.contains(event.event().routingKey()) || now - headSince >= patience.toNanos();
        if (forGood) {
            lastSuspect = Long.MIN_VALUE;
            hopeless.add(event.event().routingKey());
        }
        return forGood;
    }

    /** Attempts in vain at the last event that was refused. */
    int attempts() {
        return attempts;
    }

    /** One of these made the broker close the channel. */
    void suspect(List<WaitingEvent> events) {
        events.forEach(event -> lastSuspect = Math.max(lastSuspect, event.id()));
    }

    /** Whether the events up to this one left it open which one that is. */
    boolean isSuspect(WaitingEvent event) {
        return event.id() < lastSuspect;
    }

    /** The broker has it. */
    void taken(WaitingEvent event) {
        hopeless.remove(event.event().routingKey());
    }
}
