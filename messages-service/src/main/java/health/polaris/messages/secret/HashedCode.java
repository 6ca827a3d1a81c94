package health.polaris.messages.secret;

import jakarta.persistence.Embeddable;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A code as it is stored: {@code scrypt(code, salt)}, 256 bytes. */
@Embeddable
public record HashedCode(byte[] hash, String salt) {

    /** Compares in the same time, wherever the difference is. */
    boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(hash, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HashedCode code && Arrays.equals(hash, code.hash) && salt.equals(code.salt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    /** Neither hash nor salt. */
    @Override
    public String toString() {
        return "hashed code";
    }
}
