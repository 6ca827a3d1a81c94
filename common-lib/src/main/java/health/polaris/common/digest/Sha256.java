package health.polaris.common.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256: 32 bytes that stand for a text. Indexes hold them instead of a value that may have any length: an entry of a
 * B-tree has room for about 2,700 bytes.
 */
public final class Sha256 {

    private Sha256() {}

    /** Of the UTF-8 text. */
    public static byte[] of(String text) {
        return of(text, new byte[0]);
    }

    /** Of the UTF-8 text; null stays null. */
    public static byte @Nullable [] ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** Of the UTF-8 text with those bytes behind it. */
    public static byte[] of(String text, byte[] behind) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return digest.digest(behind);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
