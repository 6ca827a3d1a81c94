package health.polaris.web.guessing;

import health.polaris.common.digest.KeyedHash;
import health.polaris.common.error.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Slows guessing down without ever shutting anybody out, because a lock would be a weapon against the ward
 * (contracts/activation.md §5, contracts/users.md §4.7). Failures in a row are counted by key, for example the client's
 * address; some are free, each further one makes the key wait 1, 2, 4 … seconds, up to the longest wait. Kept in memory,
 * for 10,000 keys of each kind, under a keyed hash of what somebody typed.
 */
public final class AttemptLimit {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Clock clock;
    private final List<FailureCounts> kinds;
    private final KeyedHash hash = KeyedHash.inMemory();

    /** With one kind of key, which waits 30 seconds at most. */
    public AttemptLimit(Clock clock, int freeFailures) {
        this(clock, LONGEST_WAIT, freeFailures);
    }

    /**
     * @param longestWait zero: nobody ever waits
     * @param freeFailures of each kind of key
     */
    public AttemptLimit(Clock clock, Duration longestWait, int... freeFailures) {
        this.clock = clock;
        this.kinds = Arrays.stream(freeFailures)
                .mapToObj(free -> new FailureCounts(free, longestWait))
                .toList();
    }

    /**
     * Counts the attempt as a failure before anything is computed for it, so that guesses made in parallel gain nothing;
     * unless one of its keys has to wait.
     *
     * @param keys one of each kind
     */
    public synchronized Attempt begin(String... keys) {
        Instant now = clock.instant();
        Attempt attempt = new Attempt(Arrays.stream(keys).map(hash::textOf).toList(), now);
        if (attempt.toWait().isZero()) {
            attempt.forEachKey((kind, key) -> kind.add(key, now));
        }
        return attempt;
    }

    private synchronized void clear(Attempt attempt) {
        attempt.forEachKey(FailureCounts::clear);
    }

    private synchronized void waitFromNow(Attempt attempt) {
        Instant now = clock.instant();
        attempt.forEachKey((kind, key) -> kind.waitFrom(key, now));
    }

    private synchronized void undo(Attempt attempt) {
        attempt.forEachKey(FailureCounts::undo);
    }

    /** One attempt; a failure unless said otherwise. */
    public final class Attempt {

        private final List<String> keys;
        private final Duration toWait;

        private Attempt(List<String> keys, Instant now) {
            this.keys = keys;
            this.toWait = IntStream.range(0, kinds.size())
                    .mapToObj(kind -> kinds.get(kind).wait(keys.get(kind), now))
                    .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }

        /** Zero when the secret may be looked at. */
        public Duration toWait() {
            return toWait;
        }

        /** @throws ApiException 429 when one of the keys has to wait */
        public Attempt orTooMany() {
            if (toWait.isPositive()) {
                throw ApiException.tooManyAttempts(toWait);
            }
            return this;
        }

        /** It took its time to find out; the wait begins now. */
        public void failed() {
            waitFromNow(this);
        }

        /** The keys start anew. */
        public void succeeded() {
            clear(this);
        }

        /** It was neither a guess nor a success: nothing was compared, or the secret was good but of no use. */
        public void doesNotCount() {
            undo(this);
        }

        private void forEachKey(BiConsumer<FailureCounts, String> action) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                action.accept(kinds.get(kind), keys.get(kind));
            }
        }
    }
}
