package health.polaris.web.guessing;

import health.polaris.common.digest.KeyedHash;
import health.polaris.common.error.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How often somebody may do something in a minute: more than anybody does by hand, and less than a program that goes through
 * everything needs. Unlike {@link AttemptLimit} it counts what succeeds too. In memory, for each replica by
 * itself, under a keyed hash of the caller, which is as long as the caller's issuer wants.
 */
public final class CallsPerMinute {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 10_000;

    private final Clock clock;
    private final int most;
    private final KeyedHash hash = KeyedHash.inMemory();
    private final Map<String, Minute> minutes = new RecentKeys<>(MOST_CALLERS);

    /** @param most in a minute, which begins with the first one */
    public CallsPerMinute(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** @throws ApiException 429 with the time until the next one is allowed */
    public synchronized void count(String caller) {
        String key = hash.textOf(caller);
        Instant now = clock.instant();
        Minute minute = minutes.get(key);
        if (minute == null || !now.isBefore(minute.end())) {
            minutes.put(key, new Minute(1, now.plus(MINUTE)));
        } else if (minute.calls() < most) {
            minutes.put(key, new Minute(minute.calls() + 1, minute.end()));
        } else {
            throw ApiException.tooManyAttempts(Duration.between(now, minute.end()));
        }
    }

    private record Minute(int calls, Instant end) {}
}
