package health.polaris.messages.deviceactivation;

import health.polaris.common.digest.KeyedHash;
import health.polaris.common.security.SecuritySettings;
import org.springframework.stereotype.Component;

/**
 * The digest of device codes, by which they are found: a salted hash could not be looked up, a plain one of nine digits is
 * no secret (contracts/activation.md §5). A new {@code HS_KEY} ends pending codes.
 */
@Component
class DeviceCodeHash {

    private final KeyedHash digest;

    DeviceCodeHash(SecuritySettings security) {
        this.digest = KeyedHash.derived(security.hsKeyBytes(), "polaris device activation");
    }

    byte[] of(String code) {
        return digest.of(code);
    }
}
