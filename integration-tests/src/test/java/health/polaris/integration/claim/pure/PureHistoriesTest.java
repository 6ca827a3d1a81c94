package health.polaris.integration.claim.pure;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.claim.Posting;
import health.polaris.integration.claim.plain.PlainFold;
import health.polaris.integration.claim.random.RandomHistory;
import health.polaris.integration.claim.said.Fact;
import health.polaris.integration.claim.said.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * contracts/identity.md O6: the fold of the product and the one that another hand wrote come to the same, message by
 * message. {@code -Dclaim.pure=1000000 -Dclaim.seed=1} compares others than CI does.
 */
class PureHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("claim.pure", 50_000);
    private static final long SEED = Long.getLong("claim.seed", 20_261_129);

    private static final Instant BEGIN = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void bothHandsComeToTheSameOfEveryHistory() {
        List<Long> different = LongStream.range(SEED, SEED + HISTORIES)
                .filter(seed -> histories(seed).anyMatch(history -> difference(history) != null))
                .boxed()
                .toList();
        if (!different.isEmpty()) {
            assertThat(report(different.getFirst()))
                    .as("different: %s", different)
                    .isEmpty();
        }
    }

    /** The smallest history that still differs. */
    private static List<String> report(long seed) {
        History smallest = histories(seed)
                .filter(history -> difference(history) != null)
                .findFirst()
                .orElseThrow();
        for (int index = 0; index < smallest.facts().size(); ) {
            History less = smallest.without(smallest.facts().get(index));
            boolean differs = difference(less) != null;
            smallest = differs ? less : smallest;
            index = differs ? 0 : index + 1;
        }
        List<String> report = new ArrayList<>(List.of("seed " + seed));
        smallest.facts().stream().map(Fact::toString).forEach(report::add);
        report.add(String.valueOf(difference(smallest)));
        return report;
    }

    /** As it stands, and as it is when what is made over HTTP is made behind all that was said before. */
    private static Stream<History> histories(long seed) {
        History history = RandomHistory.of(seed, BEGIN);
        return Posting.isNeeded(history)
                ? Stream.of(history, new Posting(history, new Screen(BEGIN)).tell())
                : Stream.of(history);
    }

    private static @Nullable String difference(History history) {
        List<String> expected = new ArrayList<>(PlainFold.shows(history.facts()));
        List<String> shown = new ArrayList<>(ProductFold.shows(history.facts()));
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(shown);
        shown.removeAll(expected);
        return missing.isEmpty() && shown.isEmpty() ? null : "expected %s, shown %s".formatted(missing, shown);
    }
}
