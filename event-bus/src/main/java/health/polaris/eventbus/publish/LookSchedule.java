package health.polaris.eventbus.publish;

import java.time.Duration;

/**
 * When to look for events. A commit in this process says so itself. What other replicas commit is seen by a look once a
 * second, and, as long as such looks find something, every few milliseconds.
 */
final class LookSchedule {

    static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(20);

    private boolean announced;
    private boolean more = true;
    private Duration interval = LONGEST;
    private long next = System.nanoTime();

    /** There is something to be seen. */
    void announce() {
        announced = true;
    }

    boolean isDue(long now) {
        return announced || more || next - now <= 0;
    }

    /** Has looked, and found as much as it asked for, or less, or nothing. */
    void looked(boolean anything, boolean full, long now) {
        boolean unannounced = !announced && !more;
        if (unannounced) {
            interval = anything ? SHORTEST : doubled();
        }
        announced = false;
        more = full;
        next = now + interval.toNanos();
    }

    private Duration doubled() {
        Duration twice = interval.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    Duration untilNext(long now) {
        return Duration.ofNanos(Math.max(0, next - now));
    }
}
