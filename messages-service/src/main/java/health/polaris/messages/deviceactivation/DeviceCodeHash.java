package health.polaris.messages.deviceactivation;

import health.polaris.common.digest.KeyedHash;
import health.polaris.common.security.SecuritySettings;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The digest of device codes, by which they are found: a salted hash could not be looked up, a plain one of nine digits is
 * no secret (contracts/activation.md §5). A new {@code HS_KEY} ends pending codes, unless the old one is still accepted.
 */
@Component
class DeviceCodeHash {

    private final List<KeyedHash> digests;

    DeviceCodeHash(SecuritySettings security) {
        this.digests = security.hsKeys().stream()
                .map(key -> KeyedHash.derived(key, "polaris device activation"))
                .toList();
    }

    /** By which a new code is kept. */
    byte[] of(String code) {
        return digests.getFirst().of(code);
    }

    /** By each of which a code may be kept. */
    List<byte[]> all(String code) {
        return digests.stream().map(digest -> digest.of(code)).toList();
    }
}
