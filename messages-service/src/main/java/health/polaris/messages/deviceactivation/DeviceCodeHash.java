package health.polaris.messages.deviceactivation;

import health.polaris.common.security.SecuritySettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 of device codes, by which they are found: a salted hash could not be looked up, a plain one of nine
 * digits is no secret (contracts/activation.md §5). A new {@code HS_KEY} ends pending codes.
 */
@Component
class DeviceCodeHash {

    private static final byte[] PURPOSE = "polaris device activation".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    DeviceCodeHash(SecuritySettings security) throws GeneralSecurityException {
        HKDFParameterSpec derivation =
                HKDFParameterSpec.ofExtract().addIKM(security.hsKeyBytes()).thenExpand(PURPOSE, KEY_BYTES);
        this.key = KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", derivation);
    }

    byte[] of(String code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(code.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }
}
