package health.polaris.integration.claim;

import health.polaris.integration.claim.said.Fact;
import health.polaris.integration.claim.said.History;
import java.time.Duration;
import java.util.List;

/** Leaves out of a history whatever is not needed to see the difference. */
final class Shrinking {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    private Result smallest;

    private Shrinking(Result different) {
        smallest = different;
    }

    /** The smallest history that still differs, told again for each fact that could be left out. */
    static Result of(Result different) {
        Shrinking shrinking = new Shrinking(different);
        while (shrinking.leavesOutOne()) {
            // Once more: what had to stay may go now.
        }
        return shrinking.smallest;
    }

    private boolean leavesOutOne() {
        for (Fact fact : List.copyOf(smallest.history().facts()).reversed()) {
            History less = smallest.history().without(fact);
            if (System.nanoTime() < deadline && !less.messages().isEmpty()) {
                Result told = Telling.of(less);
                if (told.verdict() == Verdict.DIFFERENT) {
                    smallest = told;
                    return true;
                }
            }
        }
        return false;
    }
}
