package health.polaris.common.guessing;

import health.polaris.common.error.ApiException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where hashes of passwords and codes are computed. Each takes some 16 MiB and a good part of a second, and anybody who
 * may try a login can ask for one; so no more run at once than there are processors. They run on platform threads of
 * their own: on a virtual thread a hash would not let go of its carrier, and nobody else would be served. Callers hold
 * no database connection while they wait.
 */
public final class HashingThreads implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;
    private final Semaphore room;
    private final ExecutorService threads;

    /** One thread for each processor, and 10 seconds of patience (design.md §6). */
    public HashingThreads() {
        this(Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    HashingThreads(int processors, Duration patience) {
        this.patience = patience;
        this.room = new Semaphore(processors, true);
        this.threads = Executors.newFixedThreadPool(
                processors, Thread.ofPlatform().name("hashing-", 0).daemon().factory());
    }

    /**
     * Waits for the hash.
     *
     * @throws ApiException 503 when there is no room in time, or the service stops
     */
    public <T> T compute(Supplier<T> hash) {
        try {
            if (!room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ApiException.unavailable();
            }
            try {
                return threads.submit(hash::get).get();
            } finally {
                room.release();
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

    /** What is being computed is finished. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
