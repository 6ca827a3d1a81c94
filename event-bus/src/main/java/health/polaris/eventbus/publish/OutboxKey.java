package health.polaris.eventbus.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Events with the same key are sent in the order in which they were published. A digest, because the outbox logs keys
 * and holds no more than 255 characters, and identifiers are neither for logs nor always that short.
 *
 * @param digest 64 hexadecimal digits
 */
public record OutboxKey(String digest) {

    /**
     * The key of one thing.
     *
     * @param kind what it is, in one word: {@code "patient"}, {@code "mrn"}, {@code "clinician"}
     * @param value its identifier, of any length
     */
    public static OutboxKey of(String kind, String value) {
        byte[] text = (kind + ':' + value).getBytes(StandardCharsets.UTF_8);
        return new OutboxKey(HexFormat.of().formatHex(sha256().digest(text)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
