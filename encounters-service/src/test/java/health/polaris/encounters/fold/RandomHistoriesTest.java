package health.polaris.encounters.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * O6, by random histories: {@code -Dfold.histories=10000000 -Dfold.seed=0} runs other ones than CI does; {@link
 * TheClaim#main} does the same without a build.
 */
class RandomHistoriesTest {

    private static final long HISTORIES = Long.getLong("fold.histories", 100_000);
    private static final long SEED = Long.getLong("fold.seed", 0);

    @Test
    void theSameFinalStateIsReachedWhateverTheOrderOfArrival() {
        assertThat(TheClaim.firstBroken(SEED, HISTORIES)).isEmpty();
    }
}
