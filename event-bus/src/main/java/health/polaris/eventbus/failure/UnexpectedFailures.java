package health.polaris.eventbus.failure;

/**
 * Messages in a row that failed unexpectedly to the end. The fifth stops the consumer: a faulty release must not empty
 * a queue into the dead letters. Several can be on their way there at once, so a place is taken before and settled
 * afterwards.
 */
public final class UnexpectedFailures {

    private static final int LIMIT = 5;

    private int taken;
    private int settled;

    /** A message was handled: no longer in a row. */
    public synchronized void interrupted() {
        taken = 0;
        settled = 0;
    }

    /** False when five are there or on their way. */
    public synchronized boolean takePlace() {
        boolean free = taken < LIMIT;
        taken += free ? 1 : 0;
        return free;
    }

    /** The one that took a place has not become a dead letter: it comes again. */
    public synchronized void leavePlace() {
        taken = Math.max(0, taken - 1);
    }

    /** True for the last one. */
    public synchronized boolean settle() {
        settled++;
        return settled >= LIMIT;
    }
}
