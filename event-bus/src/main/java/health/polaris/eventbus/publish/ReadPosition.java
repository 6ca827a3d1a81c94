package health.polaris.eventbus.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How far the relay has read. It asks for what comes after the last id that it saw, because what it has sent and deleted
 * stays in front of the index until vacuum has been, and a look from the front would walk over all of it.
 *
 * <p>An id that was left out may belong to a transaction that commits late. Such ids are asked for by name for a minute;
 * most of them turn up within milliseconds, the others were rolled back. What commits later still is found by a look
 * from the front, which is due every fifteen seconds, as are rows that came in at the front.
 */
final class ReadPosition {

    static final long FRONT = Long.MIN_VALUE;

    private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long FRONT_LOOK_NANOS = Duration.ofSeconds(15).toNanos();

    /** A transaction that drew more ids than this and was rolled back is left to the look from the front. */
    private static final int MOST_MISSING = 10_000;

    /** How many ids before the first that it sees a new leader takes for missing: those of transactions still open. */
    private static final int BEFORE_THE_FIRST = 50;

    /** With the time until which each is remembered. */
    private final TreeMap<Long, Long> missing = new TreeMap<>();

    private long last = FRONT;
    private long frontLookAt;

    ReadPosition(long now) {
        this.frontLookAt = now;
    }

    /** The id after which to look now. */
    long from(long now) {
        if (frontLookAt - now > 0) {
            return last;
        }
        frontLookAt = now + FRONT_LOOK_NANOS;
        return FRONT;
    }

    /** The ids up to it that may still turn up. */
    Collection<Long> missing(long now) {
        missing.values().removeIf(until -> until - now < 0);
        return missing.keySet();
    }

    /**
     * These ids were read, in their order.
     *
     * @param more the page was full: if it ended before what was read already, reading goes on from there
     */
    void read(List<Long> ids, boolean more, long now) {
        for (long id : ids) {
            missing.remove(id);
            if (id > last) {
                noteMissing(id, now);
                last = id;
            }
        }
        if (more) {
            backTo(ids.getLast() + 1);
        }
    }

    private void noteMissing(long next, long now) {
        long first = last == FRONT ? next - BEFORE_THE_FIRST : last + 1;
        for (long id = Math.max(1, first); id < next && missing.size() < MOST_MISSING; id++) {
            missing.put(id, now + REMEMBERED_NANOS);
        }
    }

    /** This one and what follows are to be read again. */
    void backTo(long id) {
        missing.tailMap(id, true).clear();
        last = Math.min(last, id - 1);
    }
}
