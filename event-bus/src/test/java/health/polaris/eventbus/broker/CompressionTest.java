package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.eventbus.contract.RejectedMessageException;
import java.nio.charset.StandardCharsets;
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

    @Test
    void refusesAnUnknownHeaderAndAnUnknownSetting() {
        assertThatThrownBy(() -> Compression.ofHeader("application/zip")).isInstanceOf(RejectedMessageException.class);
        assertThatThrownBy(() -> Compression.named("zip")).isInstanceOf(IllegalStateException.class);
        assertThat(Compression.named("")).isEqualTo(Compression.NONE);
    }
}
