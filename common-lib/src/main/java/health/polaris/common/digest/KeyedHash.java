package health.polaris.common.digest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256: what stands for a short secret. Cheap, and nobody without the key finds the secret by trying. */
public final class KeyedHash {

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    private KeyedHash(SecretKey key) {
        this.key = key;
    }

    /** With a random key that ends with the process, for what is kept in memory. */
    public static KeyedHash inMemory() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return new KeyedHash(new SecretKeySpec(secret, MAC));
    }

    /**
     * With a key of one purpose, which comes from the secret by HKDF.
     *
     * @param purpose ASCII; another one has another key
     */
    public static KeyedHash derived(byte[] secret, String purpose) {
        HKDFParameterSpec derivation = HKDFParameterSpec.ofExtract()
                .addIKM(secret)
                .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
        try {
            return new KeyedHash(KDF.getInstance("HKDF-SHA256").deriveKey(MAC, derivation));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HKDF-SHA256", impossible);
        }
    }

    /** 32 bytes for the UTF-8 text. */
    public byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + MAC, impossible);
        }
    }

    /** The same in base64. */
    public String textOf(String text) {
        return Base64.getEncoder().encodeToString(of(text));
    }
}
