package health.polaris.integration.claim;

import java.util.concurrent.locks.LockSupport;

/** So many a second, one after the other, whoever asks. */
final class Pace {

    private static final double SECOND = 1e9;

    private final long between;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        this.between = Math.round(SECOND / perSecond);
    }

    /** Until it is one's turn. What was not used is not made up for. */
    void await() {
        long due = turn();
        for (long now = System.nanoTime(); due - now > 0; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
        }
    }

    private synchronized long turn() {
        next = Math.max(next, System.nanoTime()) + between;
        return next;
    }
}
