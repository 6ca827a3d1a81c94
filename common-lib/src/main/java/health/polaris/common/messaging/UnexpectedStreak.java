package health.polaris.common.messaging;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages in a row that failed unexpectedly to the end. The fifth stops the consumer: a faulty release must not empty
 * a queue into the dead letters.
 */
final class UnexpectedStreak {

    private static final int LIMIT = 5;

    private final AtomicInteger length = new AtomicInteger();

    void broken() {
        length.set(0);
    }

    /** Counts one more; false when it may not go to the dead letters any more. */
    boolean oneMore() {
        return length.incrementAndGet() <= LIMIT;
    }

    boolean isOver() {
        return length.get() >= LIMIT;
    }
}
