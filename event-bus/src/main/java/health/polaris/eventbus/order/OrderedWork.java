package health.polaris.eventbus.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The order of work: a piece starts when no earlier unfinished one shares an identifier with it. Strangers run side by
 * side.
 */
public final class OrderedWork {

    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allDone = lock.newCondition();
    private final Map<String, Piece> last = new HashMap<>();
    private int unfinished;

    public OrderedWork(Executor executor) {
        this.executor = executor;
    }

    /** Takes work in the order in which it came; returns at once. */
    public void add(Set<String> identifiers, Runnable work) {
        Piece piece = new Piece(identifiers, work);
        lock.lock();
        try {
            unfinished++;
            identifiers.forEach(identifier -> piece.follow(last.put(identifier, piece)));
        } finally {
            lock.unlock();
        }
        startIfFree(List.of(piece));
    }

    /** Waits until all work is done; false when the time is over before. */
    public boolean awaitDone(Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lock();
        try {
            while (unfinished > 0 && nanos > 0) {
                nanos = allDone.awaitNanos(nanos);
            }
            return unfinished == 0;
        } finally {
            lock.unlock();
        }
    }

    public int unfinished() {
        lock.lock();
        try {
            return unfinished;
        } finally {
            lock.unlock();
        }
    }

    private void startIfFree(List<Piece> pieces) {
        pieces.stream().filter(this::claim).forEach(piece -> executor.execute(() -> run(piece)));
    }

    private boolean claim(Piece piece) {
        lock.lock();
        try {
            boolean free = piece.waitingFor == 0 && !piece.started;
            piece.started |= free;
            return free;
        } finally {
            lock.unlock();
        }
    }

    private void run(Piece piece) {
        try {
            piece.work.run();
        } finally {
            startIfFree(finish(piece));
        }
    }

    private List<Piece> finish(Piece piece) {
        lock.lock();
        try {
            piece.identifiers.forEach(identifier -> last.remove(identifier, piece));
            piece.followers.forEach(follower -> follower.waitingFor--);
            unfinished--;
            if (unfinished == 0) {
                allDone.signalAll();
            }
            return piece.followers;
        } finally {
            lock.unlock();
        }
    }

    private static final class Piece {
        private final Set<String> identifiers;
        private final Runnable work;
        private final List<Piece> followers = new ArrayList<>();
        private int waitingFor;
        private boolean started;

        Piece(Set<String> identifiers, Runnable work) {
            this.identifiers = identifiers;
            this.work = work;
        }

        void follow(@Nullable Piece earlier) {
            if (earlier != null) {
                earlier.followers.add(this);
                waitingFor++;
            }
        }
    }
}
