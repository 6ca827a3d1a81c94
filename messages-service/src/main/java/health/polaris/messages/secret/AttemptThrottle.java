package health.polaris.messages.secret;

import health.polaris.common.error.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses: 20 failures in a row are free, each further one makes its key wait 1, 2, 4 … 30 s. There
 * is no longer lock, because a lock is a weapon. An attempt counts from its beginning, so guessing from many connections
 * at once gains nothing. Kept in memory; the longest quiet of 10,000 keys is dropped first.
 */
public final class AttemptThrottle {

    private static final int FREE_FAILURES = 20;
    private static final int KEYS = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Failures> byKey = new LinkedHashMap<>(16, 0.75f, true);

    public AttemptThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Begins an attempt, which is a failure unless told otherwise.
     *
     * @throws ApiException 429 within the wait
     */
    public synchronized Attempt begin(String key) {
        Failures before = byKey.getOrDefault(key, Failures.NONE);
        Instant now = clock.instant();
        if (now.isBefore(before.waitUntil())) {
            throw ApiException.tooManyAttempts(Duration.between(now, before.waitUntil()));
        }
        byKey.put(key, before.oneMore(now));
        dropLongestQuiet();
        return new Attempt(key);
    }

    private synchronized void clear(String key) {
        byKey.remove(key);
    }

    private synchronized void takeBack(String key) {
        byKey.computeIfPresent(key, (same, failures) -> failures.oneLess());
    }

    private void dropLongestQuiet() {
        if (byKey.size() > KEYS) {
            var eldest = byKey.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** What became of an attempt; nothing said is a failure. */
    public final class Attempt {

        private final String key;

        private Attempt(String key) {
            this.key = key;
        }

        /** The key starts anew. */
        public void succeeded() {
            clear(key);
        }

        /** Neither a guess nor a success. */
        public void doesNotCount() {
            takeBack(key);
        }
    }

    private record Failures(int count, Instant waitUntil) {

        private static final Failures NONE = new Failures(0, Instant.MIN);

        Failures oneMore(Instant now) {
            int failures = count + 1;
            return new Failures(failures, failures <= FREE_FAILURES ? Instant.MIN : now.plus(waitAfter(failures)));
        }

        Failures oneLess() {
            return new Failures(Math.max(0, count - 1), waitUntil);
        }

        private static Duration waitAfter(int failures) {
            Duration doubled = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES - 1, 10));
            return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        }
    }
}
