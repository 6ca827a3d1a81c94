package health.polaris.connector.inbound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does together what several threads want at the same moment: the first thread does its own work; what comes meanwhile
 * waits, and one of those that wait then does it for all. A thread that is alone never waits.
 *
 * @param <T> what is wanted
 * @param <R> what comes of it
 */
final class GroupCommit<T, R> {

    private final Bounds<T> bounds;
    private final Function<List<T>, List<R>> together;
    private final Predicate<Throwable> concernsAll;
    private final Deque<Wish<T, R>> waiting = new ArrayDeque<>();
    private boolean led;

    /**
     * How much is done together at most.
     *
     * @param number of wishes
     * @param weight of all of them, but for a single heavy one
     * @param weigher the weight of one
     */
    record Bounds<T>(int number, long weight, ToLongFunction<T> weigher) {}

    /**
     * @param together does it, and returns one result for each, in the same order; when it fails with several they are
     *     given to it one by one, so that one that fails never takes its neighbours with it
     * @param concernsAll a failure that each of them would meet alone too: then none is tried again
     */
    GroupCommit(Bounds<T> bounds, Function<List<T>, List<R>> together, Predicate<Throwable> concernsAll) {
        this.bounds = bounds;
        this.together = together;
        this.concernsAll = concernsAll;
    }

    /** Returns, or throws, what came of this wish. */
    R submit(T wanted) {
        Wish<T, R> wish = new Wish<>(wanted, Thread.currentThread());
        if (!leads(wish)) {
            wish.await();
        }
        if (!wish.done) {
            lead(wish);
        }
        return wish.result();
    }

    private synchronized boolean leads(Wish<T, R> wish) {
        waiting.add(wish);
        boolean first = !led;
        led = true;
        return first;
    }

    /** Until the own wish is done, which is among the first; the next one that waits goes on. */
    private void lead(Wish<T, R> own) {
        try {
            while (!own.done) {
                fulfil(next());
            }
        } finally {
            handOver();
        }
    }

    private synchronized List<Wish<T, R>> next() {
        List<Wish<T, R>> batch = new ArrayList<>();
        long weight = 0;
        while (batch.size() < bounds.number() && !waiting.isEmpty()) {
            weight += bounds.weigher().applyAsLong(waiting.element().wanted);
            if (weight > bounds.weight() && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void fulfil(List<Wish<T, R>> batch) {
        try {
            List<R> results =
                    together.apply(batch.stream().map(wish -> wish.wanted).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).done(results.get(i));
            }
        } catch (RuntimeException | Error failure) {
            if (batch.size() == 1 || concernsAll.test(failure)) {
                batch.forEach(each -> each.failed(failure));
            } else {
                batch.forEach(each -> fulfil(List.of(each)));
            }
        }
    }

    private synchronized void handOver() {
        Wish<T, R> next = waiting.peek();
        if (next == null) {
            led = false;
        } else {
            next.mayLead();
        }
    }

    private static final class Wish<T, R> {
        private final T wanted;
        private final Thread thread;
        private volatile boolean leading;
        private volatile boolean done;
        private @Nullable R result;
        private @Nullable Throwable failure;

        Wish(T wanted, Thread thread) {
            this.wanted = wanted;
            this.thread = thread;
        }

        /** Not to be interrupted: what is being committed has an outcome, and the sender is told which. */
        void await() {
            boolean interrupted = false;
            while (!done && !leading) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt();
            }
        }

        void mayLead() {
            leading = true;
            LockSupport.unpark(thread);
        }

        void done(R value) {
            result = value;
            done = true;
            LockSupport.unpark(thread);
        }

        void failed(Throwable cause) {
            failure = cause;
            done = true;
            LockSupport.unpark(thread);
        }

        R result() {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return Objects.requireNonNull(result);
        }
    }
}
