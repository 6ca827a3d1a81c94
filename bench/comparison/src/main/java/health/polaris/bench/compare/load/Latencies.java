package health.polaris.bench.compare.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long things took. */
public final class Latencies {

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    public void add(long elapsedNanos) {
        nanos.add(elapsedNanos);
    }

    public int count() {
        return nanos.size();
    }

    /** In milliseconds: nearest rank; not a number when there were none. */
    public double percentile(double percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }
}
