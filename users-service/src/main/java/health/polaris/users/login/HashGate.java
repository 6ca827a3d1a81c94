package health.polaris.users.login;

import health.polaris.common.error.ApiException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * As many costly hashes at once as there are processors: each takes some 16 MiB and a good part of a second, and anybody
 * who may try a login can ask for one.
 */
final class HashGate {

    private final Semaphore permits;
    private final Duration patience;

    HashGate(int permits, Duration patience) {
        this.permits = new Semaphore(permits, true);
        this.patience = patience;
    }

    /** @throws ApiException 503 when there is no room in time */
    <T> T hashing(Supplier<T> hash) {
        try {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ApiException.unavailable();
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable();
        }
        try {
            return hash.get();
        } finally {
            permits.release();
        }
    }
}
