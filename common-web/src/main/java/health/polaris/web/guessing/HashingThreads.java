package health.polaris.web.guessing;

import health.polaris.common.error.ApiException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where hashes of passwords and codes are computed. Each takes some 16 MiB and a good part of a second, and anybody who
 * may try a login can ask for one; so no more run at once than there are processors. They run on platform threads of
 * their own: on a virtual thread a hash would not let go of its carrier, and nobody else would be served. Callers hold
 * no database connection while they wait.
 *
 * <p>Askers take turns. Whoever asks for hundreds waits for them, and everybody else for one hash of each asker. So an asker
 * is what nobody has many of: the network that a request comes from, the device or the person of a token; never a name that
 * was typed.
 */
public final class HashingThreads implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;
    private final ExecutorService threads;

    /** Of each asker who waits, in the order of their next turns. */
    private final SequencedMap<String, Deque<CountDownLatch>> waiting = new LinkedHashMap<>();

    private int room;

    /** One thread for each processor, and 10 seconds of patience (contracts/activation.md §5). */
    public HashingThreads() {
        this(Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    HashingThreads(int processors, Duration patience) {
        this.patience = patience;
        this.room = processors;
        this.threads = Executors.newFixedThreadPool(
                processors, Thread.ofPlatform().name("hashing-", 0).daemon().factory());
    }

    /**
     * Waits for the hash.
     *
     * @param asker who takes a turn: a network, or the id of a token's holder
     * @throws ApiException 503 when there is no room in time, or the service stops
     */
    public <T> T compute(String asker, Supplier<T> hash) {
        try {
            takeTurn(asker);
            try {
                return threads.submit(hash::get).get();
            } finally {
                nextTurn();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable();
        } catch (RejectedExecutionException stopped) {
            throw ApiException.unavailable();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("A hash could not be computed", failed.getCause());
        }
    }

    private void takeTurn(String asker) throws InterruptedException {
        CountDownLatch turn = new CountDownLatch(1);
        synchronized (waiting) {
            if (room > 0) {
                room--;
                return;
            }
            waiting.computeIfAbsent(asker, first -> new ArrayDeque<>()).add(turn);
        }
        boolean mine = false;
        try {
            mine = turn.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!mine) {
                giveUp(asker, turn);
            }
        }
        if (!mine) {
            throw ApiException.unavailable();
        }
    }

    /** Hands the turn on when it came at the last moment. */
    private void giveUp(String asker, CountDownLatch turn) {
        synchronized (waiting) {
            Deque<CountDownLatch> turns = waiting.get(asker);
            if (turns == null || !turns.remove(turn)) {
                nextTurn();
            } else if (turns.isEmpty()) {
                waiting.remove(asker);
            }
        }
    }

    private void nextTurn() {
        synchronized (waiting) {
            Map.Entry<String, Deque<CountDownLatch>> next = waiting.pollFirstEntry();
            if (next == null) {
                room++;
                return;
            }
            next.getValue().remove().countDown();
            if (!next.getValue().isEmpty()) {
                waiting.putLast(next.getKey(), next.getValue());
            }
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        synchronized (waiting) {
            return waiting.values().stream().mapToInt(Deque::size).sum();
        }
    }

    /** What is being computed is finished. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
