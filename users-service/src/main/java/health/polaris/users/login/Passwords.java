package health.polaris.users.login;

import health.polaris.common.guessing.HashingThreads;
import health.polaris.users.clinician.Clinician;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords: new ones with Argon2id, stored as {@code {argon2id}$argon2id$v=19$…}; hashes of the
 * legacy format stay good and are replaced at the next successful login.
 */
@Component
public class Passwords implements AutoCloseable {

    private static final String ARGON2ID = "argon2id";
    private static final String SCRYPT = "scrypt";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int ITERATIONS = 2;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            ARGON2ID,
            Map.of(
                    ARGON2ID, new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, ITERATIONS),
                    SCRYPT, new LegacyScrypt()));
    private final HashingThreads hashing = new HashingThreads();
    private final String nobodys;

    Passwords() {
        byte[] unguessable = new byte[HASH_BYTES];
        new SecureRandom().nextBytes(unguessable);
        this.nobodys = encode(HexFormat.of().formatHex(unguessable));
    }

    /** A new hash with a new salt. */
    public String encode(String password) {
        return hashing.compute(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    /**
     * Costs one hash whether or not there is a clinician with a password, so that the time tells nothing.
     *
     * @param clinician null: nobody, and never right
     * @param asker whose turn it is when many ask at once
     */
    boolean isRight(String password, @Nullable Clinician clinician, String asker) {
        String stored = clinician == null ? null : stored(clinician);
        String compared = stored == null ? nobodys : stored;
        boolean matches = hashing.compute(asker, () -> encoder.matches(password, compared));
        return matches && stored != null;
    }

    /** Whether the stored hash, known to be right, should be replaced by a better one. */
    boolean isOutdated(Clinician clinician) {
        return encoder.upgradeEncoding(stored(clinician));
    }

    @Override
    public void close() {
        hashing.close();
    }

    /** {@code {scrypt}<salt>$<hash>} for the legacy format, which has its salt beside it; null without a password. */
    private static @Nullable String stored(Clinician clinician) {
        String hash = clinician.passwordHash();
        if (hash == null || hash.isEmpty()) {
            return null;
        }
        String salt = clinician.passwordSalt();
        return hash.startsWith("{" + ARGON2ID + "}")
                ? hash
                : "{%s}%s$%s".formatted(SCRYPT, salt == null ? "" : salt, hash);
    }
}
