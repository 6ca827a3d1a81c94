package health.polaris.messages.secret;

import health.polaris.common.error.ApiException;
import health.polaris.web.guessing.HashingThreads;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hashes and compares codes, on threads of their own. Callers hold no database connection while they wait. */
@Component
public class CodeHashing implements AutoCloseable {

    private static final int COST = 16_384;
    private static final int BLOCK_SIZE = 8;
    private static final int PARALLELISM = 1;
    private static final int BYTES = 256;

    private final HashingThreads threads = new HashingThreads();
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

    /**
     * With a salt of its own.
     *
     * @param asker whose turn it is, as in {@link #matches}
     */
    public HashedCode hash(String code, String asker) {
        return hash(code, codes.salt(), asker);
    }

    /** Static test data only: their salt is known. */
    public HashedCode hash(String code, String salt, String asker) {
        return new HashedCode(scrypt(code, salt, asker), salt);
    }

    /**
     * Whether this is the code. Takes as long when there is none to compare with.
     *
     * @param stored null: false
     * @param asker whose turn it is, the network or the token's holder: askers take turns, so that one with many requests
     *     does not keep the others waiting
     */
    public boolean matches(String code, @Nullable HashedCode stored, String asker) {
        HashedCode compared = stored == null ? nobodys : stored;
        boolean same = compared.hasHash(scrypt(code, compared.salt(), asker));
        return same && stored != null;
    }

    @Override
    public void close() {
        threads.close();
    }

    /** @throws ApiException 503 when there is no room for 10 seconds */
    private byte[] scrypt(String code, String salt, String asker) {
        return threads.compute(asker, () -> hashes.record(() -> generate(code, salt)));
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
