package health.polaris.web.guessing;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Failures in a row by key, with growing waits; bounded, the longest quiet key is dropped first. Not safe for threads
 * by itself.
 */
final class FailureCounts {

    private static final int MOST_KEYS = 10_000;
    private static final int MOST_DOUBLINGS = 20;

    private final int free;
    private final Duration longest;
    private final Map<String, Failures> failures = new RecentKeys<>(MOST_KEYS);

    /** @param free failures that make nobody wait; each further one makes the key wait 1, 2, 4 … seconds */
    FailureCounts(int free, Duration longest) {
        this.free = free;
        this.longest = longest;
    }

    /** How long the key still has to wait; zero when it may try. */
    Duration wait(String key, Instant now) {
        Failures known = failures.get(key);
        return known == null || !known.until().isAfter(now) ? Duration.ZERO : Duration.between(now, known.until());
    }

    void add(String key, Instant now) {
        Failures known = failures.get(key);
        int count = known == null ? 1 : known.count() + 1;
        failures.put(key, new Failures(count, now.plus(delay(count))));
    }

    /** The wait of a failure begins now, and not when the attempt began. */
    void waitFrom(String key, Instant now) {
        failures.computeIfPresent(key, (same, known) -> new Failures(known.count(), now.plus(delay(known.count()))));
    }

    /** Takes one back that was none. */
    void undo(String key) {
        Failures known = failures.get(key);
        if (known != null && known.count() > 1) {
            failures.put(key, new Failures(known.count() - 1, Instant.MIN));
        } else {
            clear(key);
        }
    }

    void clear(String key) {
        failures.remove(key);
    }

    int size() {
        return failures.size();
    }

    private Duration delay(int count) {
        if (count <= free) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(count - free - 1, MOST_DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    private record Failures(int count, Instant until) {}
}
