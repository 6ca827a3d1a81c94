package health.polaris.common.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** The first example of FIPS 180-2. */
    private static final byte[] OF_ABC =
            HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    @Test
    void isOfTheTextAndTheBytesBehindIt() {
        assertThat(Sha256.of("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.of("a", "bc".getBytes(StandardCharsets.UTF_8))).isEqualTo(OF_ABC);
        assertThat(Sha256.ofNullable("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.ofNullable(null)).isNull();
    }
}
