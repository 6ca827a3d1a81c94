package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeletionsTest {

    private static final long NOW = 1_000_000_000L;

    private final Deletions deletions = new Deletions();

    @Test
    void areNotDueWhenThereAreNone() {
        assertThat(deletions.areDue(NOW)).isFalse();
        assertThat(deletions.atMost(Duration.ofSeconds(1), NOW)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitForOthersButNotForLong() {
        deletions.add(1, NOW);
        deletions.add(2, NOW + 1);
        assertThat(deletions.areDue(NOW + 1)).isFalse();
        assertThat(deletions.atMost(Duration.ofSeconds(1), NOW)).isEqualTo(Deletions.LONGEST);
        assertThat(deletions.atMost(Duration.ofMillis(1), NOW)).isEqualTo(Duration.ofMillis(1));
        long later = NOW + Deletions.LONGEST.toNanos();
        assertThat(deletions.areDue(later)).isTrue();
        assertThat(deletions.atMost(Duration.ofSeconds(1), later)).isZero();
        assertThat(deletions.take()).containsExactly(1L, 2L);
        assertThat(deletions.areDue(later)).isFalse();
    }

    @Test
    void areDueAtOnceWhenThereAreMany() {
        for (long id = 0; id < 200; id++) {
            assertThat(deletions.areDue(NOW)).isFalse();
            deletions.add(id, NOW);
        }
        assertThat(deletions.areDue(NOW)).isTrue();
    }
}
