package health.polaris.web.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private final FailureCounts counts = new FailureCounts(5, Duration.ofSeconds(30));

    @Test
    void makesTheSixthFailureWaitAndDoublesUpToTheLongest() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            counts.add("key", NOW);
            waits.add(counts.wait("key", NOW).toSeconds());
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void letsAKeyTryAgainWhenItsWaitIsOver() {
        IntStream.range(0, 7).forEach(i -> counts.add("key", NOW));
        assertThat(counts.wait("key", NOW.plusMillis(1500))).isEqualTo(Duration.ofMillis(500));
        assertThat(counts.wait("key", NOW.plusSeconds(2))).isZero();
        assertThat(counts.wait("other", NOW)).isZero();
    }

    @Test
    void forgetsOnSuccessAndTakesBackWhatWasNoFailure() {
        IntStream.range(0, 6).forEach(i -> counts.add("key", NOW));
        counts.undo("key");
        assertThat(counts.wait("key", NOW)).isZero();
        counts.add("key", NOW);
        assertThat(counts.wait("key", NOW)).isEqualTo(Duration.ofSeconds(1));
        counts.clear("key");
        counts.add("key", NOW);
        assertThat(counts.wait("key", NOW)).isZero();
    }

    @Test
    void holdsTenThousandKeysAndDropsTheLongestQuiet() {
        IntStream.range(0, 6).forEach(i -> counts.add("loud", NOW));
        IntStream.range(0, 9_999).forEach(i -> counts.add("key-" + i, NOW));
        counts.add("loud", NOW);
        IntStream.range(0, 9_999).forEach(i -> counts.add("more-" + i, NOW));
        assertThat(counts.size()).isEqualTo(10_000);
        assertThat(counts.wait("loud", NOW)).isPositive();
    }

    @Test
    void neverWaitsWhenSwitchedOff() {
        FailureCounts off = new FailureCounts(5, Duration.ZERO);
        IntStream.range(0, 50).forEach(i -> off.add("key", NOW));
        assertThat(off.wait("key", NOW)).isZero();
    }
}
