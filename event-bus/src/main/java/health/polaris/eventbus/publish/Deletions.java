package health.polaris.eventbus.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the broker has and the outbox has still: deleted together, because a statement for each confirm is a commit for
 * each. Nobody waits for a deletion; what a crash leaves behind is sent twice, and the inbox removes it.
 */
final class Deletions {

    static final Duration LONGEST = Duration.ofMillis(100);
    private static final int ENOUGH = 200;

    private List<Long> ids = new ArrayList<>();
    private long dueAt;

    void add(long id, long now) {
        if (ids.isEmpty()) {
            dueAt = now + LONGEST.toNanos();
        }
        ids.add(id);
    }

    boolean areDue(long now) {
        return ids.size() >= ENOUGH || (!ids.isEmpty() && dueAt - now <= 0);
    }

    /** The shorter of the two: that, and the time until they are due. */
    Duration atMost(Duration wait, long now) {
        if (ids.isEmpty()) {
            return wait;
        }
        Duration left = Duration.ofNanos(Math.max(0, dueAt - now));
        return left.compareTo(wait) < 0 ? left : wait;
    }

    /** All of them, which are then no longer remembered here. */
    List<Long> take() {
        List<Long> taken = ids;
        ids = new ArrayList<>();
        return taken;
    }
}
