package health.polaris.messages.secret;

import health.polaris.common.security.SecuritySettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** HMAC-SHA-256 with a key of one purpose, which comes from {@code HS_KEY} by HKDF. Cheap, and of no use without the key. */
public final class KeyedDigest {

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    /** @param purpose another one has another key */
    public KeyedDigest(SecuritySettings security, String purpose) {
        HKDFParameterSpec derivation = HKDFParameterSpec.ofExtract()
                .addIKM(security.hsKeyBytes())
                .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
        try {
            this.key = KDF.getInstance("HKDF-SHA256").deriveKey(MAC, derivation);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HKDF-SHA256", impossible);
        }
    }

    public byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + MAC, impossible);
        }
    }
}
