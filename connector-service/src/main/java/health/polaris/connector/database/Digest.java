package health.polaris.connector.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * What indexes hold instead of a value: identifiers of any length are stored and found, but an entry of a B-tree has
 * room for about 2,700 bytes.
 */
public final class Digest {

    private Digest() {}

    /** SHA-256 of the UTF-8 text; null stays null. */
    public static byte @Nullable [] of(@Nullable String value) {
        return value == null ? null : sha256(value);
    }

    /** SHA-256 of the UTF-8 text. */
    public static byte[] sha256(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
