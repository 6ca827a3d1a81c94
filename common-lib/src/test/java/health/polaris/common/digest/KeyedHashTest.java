package health.polaris.common.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

    private static final byte[] SECRET = "a secret of the installation".getBytes(StandardCharsets.UTF_8);
    private static final String PURPOSE = "polaris device activation";

    /** Stored digests are found again: HKDF and HMAC of any other implementation come to the same. */
    @Test
    void ofASecretIsTheSameForEver() {
        assertThat(HexFormat.of().formatHex(KeyedHash.derived(SECRET, PURPOSE).of("123456789")))
                .isEqualTo("7f54c4818dcf75ab16b55dd20e561b85821b34f1b0a071b65cf3fb21fb4f93ff");
    }

    @Test
    void isAnotherOneForEachPurposeAndEachProcess() {
        assertThat(KeyedHash.derived(SECRET, "another").of("123456789"))
                .isNotEqualTo(KeyedHash.derived(SECRET, PURPOSE).of("123456789"));
        KeyedHash hash = KeyedHash.inMemory();
        assertThat(hash.textOf("badge")).isEqualTo(hash.textOf("badge")).isNotEqualTo(hash.textOf("Badge"));
        assertThat(KeyedHash.inMemory().of("badge")).isNotEqualTo(hash.of("badge"));
    }
}
