package health.polaris.encounters.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * O6, by random histories: {@code -Dfold.histories=10000000 -Dfold.seed=0 -Dfold.longest=15m} runs other ones than CI
 * does, for so long at most; {@code encounters-service/fold-histories} does it.
 */
class RandomHistoriesTest {

    private static final long HISTORIES = Long.getLong("fold.histories", 100_000);
    private static final long SEED = Long.getLong("fold.seed", 0);
    private static final Duration LONGEST =
            Duration.parse("PT" + System.getProperty("fold.longest", "24h").toUpperCase(Locale.ROOT));

    @Test
    void theSameFinalStateIsReachedWhateverTheOrderOfArrival() {
        assertThat(TheClaim.firstBroken(SEED, HISTORIES, LONGEST)).isEmpty();
    }
}
