package health.polaris.bench.compare;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Waiting for what has to come to nothing. */
final class Patience {

    private static final Duration AT_LEAST = Duration.ofMinutes(2);
    /** Slower than that is broken rather than slow. */
    private static final int MESSAGES_A_SECOND = 10;

    private static final int FEW = 300;

    private Patience() {}

    /**
     * Looks often when little is left, so that looking is cheap and the end is seen at once.
     *
     * @throws IllegalStateException when it lasts far longer than that many messages may
     */
    static void untilNone(String what, LongSupplier left) {
        long first = left.getAsLong();
        long deadline = System.nanoTime()
                + AT_LEAST.plusSeconds(first / MESSAGES_A_SECOND).toNanos();
        for (long now = first; now > 0; now = left.getAsLong()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d of %d %s".formatted(now, first, what));
            }
            pause(Duration.ofMillis(now > FEW ? 400 : 50));
        }
    }

    static void pause(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
