package health.polaris.messages.wardlogin;

import health.polaris.common.digest.KeyedHash;
import health.polaris.common.error.ApiException;
import health.polaris.web.guessing.RecentKeys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many different badges let nobody in on a tablet within an hour. Somebody who guesses shows many, and showing a good
 * one in between does not help; a worn badge that is shown again and again is one. From the 21st on the tablet waits 1, 2,
 * 4 … seconds, 30 at most (contracts/activation.md §5).
 */
@Component
class FailedBadges {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int FREE = 20;
    private static final int MOST_DEVICES = 10_000;
    private static final int MOST_BADGES = 200;
    private static final int MOST_DOUBLINGS = 5;

    private final Clock clock;
    private final Counter failures;

    /** What somebody has typed is not kept as it is, and its length is bounded. */
    private final KeyedHash hash = KeyedHash.inMemory();

    private final Map<String, Map<String, Instant>> byDevice = new RecentKeys<>(MOST_DEVICES);

    FailedBadges(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.failures = Counter.builder("polaris.badge.failures")
                .description("Badges that let nobody in")
                .register(meters);
        Gauge.builder("polaris.badge.failures.distinct", this, FailedBadges::mostOfOneDevice)
                .description("Different badges that let nobody in within an hour, of the device with the most of them")
                .register(meters);
    }

    /**
     * Counts the badge as one that let nobody in before it is looked at, so that badges shown at the same moment gain nothing.
     *
     * @throws ApiException 429 when the device has to wait before it may show another badge
     */
    synchronized Attempt begin(String device, String badge) {
        Duration toWait = toWait(device);
        if (toWait.isPositive()) {
            throw ApiException.tooManyAttempts(toWait);
        }
        String key = hash.textOf(badge);
        return new Attempt(device, key, count(device, key));
    }

    private Duration toWait(String device) {
        Map<String, Instant> badges = ofTheHour(device);
        int tooMany = badges.size() - FREE;
        if (tooMany <= 0) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(tooMany - 1, MOST_DOUBLINGS));
        Instant last = badges.values().stream().max(Instant::compareTo).orElseThrow();
        Duration left = Duration.between(clock.instant(), last.plus(min(delay)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private synchronized @Nullable Instant count(String device, String key) {
        return byDevice.computeIfAbsent(device, first -> new RecentKeys<>(MOST_BADGES))
                .put(key, clock.instant());
    }

    private synchronized void takeBack(String device, String key, @Nullable Instant failedBefore) {
        byDevice.getOrDefault(device, new HashMap<>()).computeIfPresent(key, (_, _) -> failedBefore);
    }

    /** One badge that is shown; a failure unless said otherwise. */
    final class Attempt {

        private final String device;
        private final String key;
        private final @Nullable Instant failedBefore;

        private Attempt(String device, String key, @Nullable Instant failedBefore) {
            this.device = device;
            this.key = key;
            this.failedBefore = failedBefore;
        }

        /** It took its time to find out; the wait begins now. */
        void failed() {
            failures.increment();
            count(device, key);
        }

        /** That badge is forgiven, and no other. */
        void succeeded() {
            takeBack(device, key, null);
        }

        /** Nothing was decided; what is known of the badge is what was known before. */
        void doesNotCount() {
            takeBack(device, key, failedBefore);
        }
    }

    private synchronized int mostOfOneDevice() {
        Instant hourAgo = clock.instant().minus(HOUR);
        return byDevice.values().stream()
                .mapToInt(badges ->
                        (int) badges.values().stream().filter(hourAgo::isBefore).count())
                .max()
                .orElse(0);
    }

    private Map<String, Instant> ofTheHour(String device) {
        Map<String, Instant> badges = byDevice.getOrDefault(device, new HashMap<>());
        Instant hourAgo = clock.instant().minus(HOUR);
        badges.values().removeIf(time -> !hourAgo.isBefore(time));
        return badges;
    }

    private static Duration min(Duration delay) {
        return delay.compareTo(LONGEST_WAIT) < 0 ? delay : LONGEST_WAIT;
    }
}
