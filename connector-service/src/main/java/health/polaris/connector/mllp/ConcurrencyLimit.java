package health.polaris.connector.mllp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few messages through at once, the first come first: each needs a database connection, and HTTP needs some too.
 * Long messages go one at a time, because reading and storing one takes many times its size.
 */
final class ConcurrencyLimit {

    private static final int LONG = 1024 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Semaphore turns;
    private final Semaphore longTurn = new Semaphore(1, true);

    ConcurrencyLimit(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
    }

    /** @return empty when no turn came in time */
    <T> Optional<T> during(int bytes, Supplier<T> work) {
        return bytes > LONG
                ? holding(longTurn, () -> holding(turns, work)).flatMap(result -> result)
                : holding(turns, work);
    }

    private static <T> Optional<T> holding(Semaphore semaphore, Supplier<T> work) {
        if (!acquired(semaphore)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            semaphore.release();
        }
    }

    private static boolean acquired(Semaphore semaphore) {
        try {
            return semaphore.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
