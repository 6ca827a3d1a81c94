package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.eventbus.contract.RejectedMessageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {

    private static final byte[] BODY = "{\"content\": \"Größe\"}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void unpacksWhatItPacked(Compression compression) {
        assertThat(compression.unpack(compression.pack(BODY), 1_000)).isEqualTo(BODY);
        assertThat(Compression.ofHeader(compression.headerValue())).isEqualTo(compression);
    }

    @ParameterizedTest
    @EnumSource
    void stopsUnpackingAtTheLimit(Compression compression) {
        byte[] packed = compression.pack(new byte[1_000_000]);

        assertThatThrownBy(() -> compression.unpack(packed, 999_999)).isInstanceOf(RejectedMessageException.class);
        assertThat(compression.unpack(packed, 1_000_000)).hasSize(1_000_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"BZIP2", "GZIP"})
    void rejectsWhatIsNotPackedAtAll(Compression compression) {
        assertThatThrownBy(() -> compression.unpack(BODY, 1_000)).isInstanceOf(RejectedMessageException.class);
    }

    /** {@code 1f 8b}, of publishers that take the name of the header at its word, and of those that send none. */
    @ParameterizedTest
    @EnumSource(names = {"NONE", "GZIP"})
    void understandsRealGzipData(Compression compression) throws IOException {
        assertThat(compression.unpack(gzip(BODY), 1_000)).isEqualTo(BODY);
        byte[] bomb = gzip(new byte[1_000_000]);
        assertThatThrownBy(() -> compression.unpack(bomb, 999_999)).isInstanceOf(RejectedMessageException.class);
        byte[] cut = Arrays.copyOf(bomb, bomb.length / 2);
        assertThatThrownBy(() -> compression.unpack(cut, 1_000_000)).isInstanceOf(RejectedMessageException.class);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void refusesAnUnknownHeaderAndAnUnknownSetting() {
        assertThatThrownBy(() -> Compression.ofHeader("application/zip")).isInstanceOf(RejectedMessageException.class);
        assertThatThrownBy(() -> Compression.named("zip")).isInstanceOf(IllegalStateException.class);
        assertThat(Compression.named("")).isEqualTo(Compression.NONE);
    }
}
