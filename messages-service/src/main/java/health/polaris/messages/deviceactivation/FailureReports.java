package health.polaris.messages.deviceactivation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Keeps a device that fails again and again from filling the audit trail: 20 failures in a row are told one by one, then
 * at most one a minute. At most 10,000 devices, the longest quiet forgotten first.
 */
final class FailureReports {

    private static final int TOLD_ONE_BY_ONE = 20;
    private static final int DEVICES = 10_000;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final SequencedMap<String, Failures> byDevice = new LinkedHashMap<>(16, 0.75f, true);

    FailureReports(Clock clock) {
        this.clock = clock;
    }

    /** Counts a failure; true when it is to be told. */
    synchronized boolean isDue(String deviceId) {
        Failures before = byDevice.getOrDefault(deviceId, new Failures(0, Instant.MIN));
        Instant now = clock.instant();
        boolean due = before.count < TOLD_ONE_BY_ONE || !now.isBefore(before.told.plus(PAUSE));
        byDevice.put(deviceId, new Failures(before.count + 1, due ? now : before.told));
        if (byDevice.size() > DEVICES) {
            byDevice.pollFirstEntry();
        }
        return due;
    }

    synchronized void clear(String deviceId) {
        byDevice.remove(deviceId);
    }

    private record Failures(int count, Instant told) {}
}
