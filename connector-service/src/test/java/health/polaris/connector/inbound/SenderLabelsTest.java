package health.polaris.connector.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenderLabelsTest {

    private final SenderLabels labels = new SenderLabels();

    @Test
    void boundsCharactersLengthAndNumber() {
        assertThat(labels.label("PASHUB|ST MARYS")).isEqualTo("PASHUB|ST MARYS");
        assertThat(labels.label("a\"b{c}\n")).isEqualTo("a_b_c__");
        assertThat(labels.label("x".repeat(1_000_000))).hasSize(60);
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(index -> labels.label("S" + index))
                        .distinct())
                .hasSize(SenderLabels.MOST - 3 + 1)
                .contains(SenderLabels.OTHER);
        assertThat(labels.label("PASHUB|ST MARYS")).isEqualTo("PASHUB|ST MARYS");
    }
}
