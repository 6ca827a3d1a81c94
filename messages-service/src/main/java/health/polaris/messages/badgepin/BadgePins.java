package health.polaris.messages.badgepin;

import health.polaris.common.error.ApiException;
import health.polaris.messages.clinicianlogin.ClinicianLogin;
import health.polaris.web.guessing.AttemptLimit;
import health.polaris.web.guessing.HashingThreads;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares PINs with Argon2id, on threads of their own and outside of transactions. Whoever shows a PIN waits for
 * one hash, whether the badge is known, has a PIN or has none.
 */
@Component
public class BadgePins implements AutoCloseable {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int ITERATIONS = 2;

    /** Of a badge in a row, wherever it is shown; then it waits 1, 2, 4 … 30 seconds. */
    private static final int FREE_FAILURES = 5;

    private final Argon2PasswordEncoder argon2id =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, ITERATIONS);
    private final HashingThreads hashing = new HashingThreads();
    private final AttemptLimit guesses = new AttemptLimit(Clock.systemUTC(), FREE_FAILURES);
    private final BadgePinSettings settings;
    private final String nobodys;

    BadgePins(BadgePinSettings settings) {
        this.settings = settings;
        byte[] unguessable = new byte[HASH_BYTES];
        new SecureRandom().nextBytes(unguessable);
        this.nobodys = hash(HexFormat.of().formatHex(unguessable), "ourselves");
    }

    /** @param asker whose turn it is: whoever sets the PIN */
    String hash(String pin, String asker) {
        return hashing.compute(asker, () -> Objects.requireNonNull(argon2id.encode(pin)));
    }

    /**
     * Compares what was shown with a badge.
     *
     * @param device where it was shown; devices take turns
     * @param stored the hash of the badge's clinician; null: none
     * @param pin null: none was shown
     * @throws ApiException 429 when PINs were tried with this badge
     */
    public Shown compare(String badge, String device, @Nullable String stored, @Nullable String pin) {
        if (pin == null) {
            return new Shown(stored, false, null);
        }
        AttemptLimit.Attempt attempt = guesses.begin(badge).orTooMany();
        String compared = stored == null ? nobodys : stored;
        return new Shown(stored, matches(device, pin, compared, attempt) && stored != null, attempt);
    }

    private boolean matches(String device, String pin, String hash, AttemptLimit.Attempt attempt) {
        try {
            return hashing.compute(device, () -> argon2id.matches(pin, hash));
        } catch (RuntimeException notCompared) {
            attempt.doesNotCount();
            throw notCompared;
        }
    }

    /** Whether the clinician may come in with what was shown; a PIN that was changed meanwhile was not. */
    public boolean lets(Shown shown, ClinicianLogin clinician) {
        if (clinician.pinHash() == null) {
            return settings.pin() == BadgePinSettings.Rule.OPTIONAL;
        }
        return shown.right() && Objects.equals(shown.stored(), clinician.pinHash());
    }

    @Override
    public void close() {
        hashing.close();
    }

    /** What was shown with a badge, compared with the hash that was stored then. */
    public record Shown(@Nullable String stored, boolean right, AttemptLimit.@Nullable Attempt attempt) {

        /** The badge let somebody in. */
        public void succeeded() {
            if (attempt != null) {
                attempt.succeeded();
            }
        }

        /** It let nobody in; the wait begins now. */
        public void failed() {
            if (attempt != null) {
                attempt.failed();
            }
        }

        /** Nobody was told whether it was right. */
        public void doesNotCount() {
            if (attempt != null) {
                attempt.doesNotCount();
            }
        }
    }
}
