package health.polaris.messages.secret;

import health.polaris.common.error.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares codes. A hash takes 16 MiB and needs no token, so no more run at once than there are processors,
 * and they run on threads of their own: on a virtual one a hash would not let go of its carrier, and nobody else would
 * be served. Callers hold no database connection while they wait.
 */
@Component
public class CodeHashing implements AutoCloseable {

    private static final int COST = 16_384;
    private static final int BLOCK_SIZE = 8;
    private static final int PARALLELISM = 1;
    private static final int BYTES = 256;
    private static final int LONGEST_WAIT_SECONDS = 10;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Semaphore room = new Semaphore(PROCESSORS, true);
    private final ExecutorService threads = Executors.newFixedThreadPool(
            PROCESSORS, Thread.ofPlatform().name("code-hashing-", 0).daemon().factory());
    private final Codes codes;
    private final HashedCode nobodys;
    private final Timer hashes;

    CodeHashing(Codes codes, MeterRegistry meters) {
        this.codes = codes;
        this.nobodys = new HashedCode(new byte[BYTES], codes.salt());
        this.hashes = Timer.builder("polaris.code.hashes")
                .description("Hashes of codes, and how long each took without the wait for room")
                .register(meters);
    }

    /** With a salt of its own. */
    public HashedCode hash(String code) {
        return hash(code, codes.salt());
    }

    /** Static test data only: their salt is known. */
    public HashedCode hash(String code, String salt) {
        return new HashedCode(scrypt(code, salt), salt);
    }

    /**
     * Whether this is the code. Takes as long when there is none to compare with.
     *
     * @param stored null: false
     */
    public boolean matches(String code, @Nullable HashedCode stored) {
        HashedCode compared = stored == null ? nobodys : stored;
        boolean same = compared.hasHash(scrypt(code, compared.salt()));
        return same && stored != null;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** @throws ApiException 503 when there is no room for 10 seconds */
    private byte[] scrypt(String code, String salt) {
        enter();
        try {
            return threads.submit(() -> hashes.record(() -> generate(code, salt)))
                    .get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A code could not be hashed", failed.getCause());
        } finally {
            room.release();
        }
    }

    private void enter() {
        try {
            if (!room.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ApiException.unavailable();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable();
        }
    }

    private static byte[] generate(String code, String salt) {
        return SCrypt.generate(
                code.getBytes(StandardCharsets.US_ASCII),
                salt.getBytes(StandardCharsets.US_ASCII),
                COST,
                BLOCK_SIZE,
                PARALLELISM,
                BYTES);
    }
}
