package health.polaris.connector.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsTest {

    @Test
    void aTimeIsCountedAtTheNextStep() {
        assertThat(Steps.of(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(Steps.of(Duration.ofMillis(1))).isEqualTo(2);
        assertThat(Steps.of(Duration.ofMillis(1999))).isEqualTo(2000);
        assertThat(Steps.of(Duration.ofDays(2))).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aPercentileLiesWithinItsStep() {
        Map<Integer, Long> counts = Map.of(10, 80L, 50, 20L);
        assertThat(Steps.percentile(counts, 0.4)).isCloseTo(7.5, within(0.01));
        assertThat(Steps.percentile(counts, 0.9)).isCloseTo(35, within(0.01));
        assertThat(Steps.percentile(counts, 1)).isEqualTo(50);
        assertThat(Steps.percentile(Map.of(Integer.MAX_VALUE, 1L), 0.5)).isEqualTo(86_400_000);
        assertThat(Steps.percentile(Map.of(), 0.5)).isNull();
    }
}
