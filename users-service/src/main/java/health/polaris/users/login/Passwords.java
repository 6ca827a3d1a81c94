package health.polaris.users.login;

import health.polaris.users.clinician.Clinician;
import health.polaris.web.guessing.HashingThreads;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes and checks passwords: new ones with Argon2id, stored as {@code {argon2id}$argon2id$v=19$…}; hashes of the
 * legacy format stay good and are replaced at the next successful login.
 */
public class Passwords implements AutoCloseable {

    private static final String ARGON2ID = "argon2id";
    private static final String SCRYPT = "scrypt";
    private static final int UNGUESSABLE_BYTES = 32;

    /** Of no password: all of its bytes are zero. */
    private static final String NOBODYS_LEGACY = "K7Q2M9ZX4B1C8D5E0F3G6H7J2L9N4P1R$" + "0".repeat(512);

    private final PasswordEncoder argon2id;
    private final PasswordEncoder legacyScrypt;
    private final PasswordEncoder encoder;
    private final HashingThreads hashing = new HashingThreads();
    private final String nobodys;

    Passwords(PasswordEncoder argon2id, PasswordEncoder legacyScrypt) {
        this.argon2id = argon2id;
        this.legacyScrypt = legacyScrypt;
        this.encoder = new DelegatingPasswordEncoder(ARGON2ID, Map.of(ARGON2ID, argon2id, SCRYPT, legacyScrypt));
        byte[] unguessable = new byte[UNGUESSABLE_BYTES];
        new SecureRandom().nextBytes(unguessable);
        this.nobodys = encode(HexFormat.of().formatHex(unguessable), "ourselves");
    }

    /**
     * A new hash with a new salt.
     *
     * @param asker whose turn it is, as in {@link #isRight}
     */
    public String encode(String password, String asker) {
        return hashing.compute(asker, () -> Objects.requireNonNull(encoder.encode(password)));
    }

    /**
     * Costs one hash of each format whether or not there is a clinician with a password and whatever format that has, so
     * that the time tells nothing: neither who there is nor who came from a migration and has not logged in since.
     *
     * @param clinician null: nobody, and never right
     * @param asker whose turn it is when many ask at once: where the attempt comes from, however many usernames are tried there
     */
    boolean isRight(String password, @Nullable Clinician clinician, String asker) {
        String stored = clinician == null ? null : stored(clinician);
        String compared = stored == null ? nobodys : stored;
        boolean matches = hashing.compute(asker, () -> matches(password, compared));
        return matches && stored != null;
    }

    private boolean matches(String password, String stored) {
        boolean matches = encoder.matches(password, stored);
        if (stored.startsWith("{" + SCRYPT + "}")) {
            argon2id.matches(password, nobodys.substring(nobodys.indexOf('}') + 1));
        } else {
            legacyScrypt.matches(password, NOBODYS_LEGACY);
        }
        return matches;
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
