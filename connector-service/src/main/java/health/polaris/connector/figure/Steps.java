package health.polaris.connector.figure;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long things took, as counts between steps: those of replicas and of hours can be added. */
public final class Steps {

    private static final int BEYOND = Integer.MAX_VALUE;

    /** Milliseconds; a millisecond to a day. */
    private static final int[] UPTO = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        1000,
        2000,
        5000,
        10_000,
        30_000,
        60_000,
        300_000,
        900_000,
        3_600_000,
        14_400_000,
        86_400_000
    };

    private Steps() {}

    /** The step that it is counted at. */
    public static int of(Duration taken) {
        long milliseconds = taken.toMillis();
        for (int upto : UPTO) {
            if (milliseconds < upto) {
                return upto;
            }
        }
        return BEYOND;
    }

    /**
     * A percentile in milliseconds, as if everything between two steps were evenly spread; null: there is nothing.
     *
     * @param counts by step
     */
    public static @Nullable Double percentile(Map<Integer, Long> counts, double part) {
        NavigableMap<Integer, Long> sorted = new TreeMap<>(counts);
        long all = sorted.values().stream().mapToLong(Long::longValue).sum();
        double wanted = all * part;
        double before = 0;
        for (Map.Entry<Integer, Long> step : sorted.entrySet()) {
            if (step.getValue() > 0 && before + step.getValue() >= wanted) {
                return within(step.getKey(), (wanted - before) / step.getValue());
            }
            before += step.getValue();
        }
        return null;
    }

    /** Beyond the last step nothing is known but that. */
    private static double within(int upto, double part) {
        int from = 0;
        for (int step : UPTO) {
            if (step < upto) {
                from = step;
            }
        }
        return upto == BEYOND ? from : from + (upto - from) * part;
    }
}
