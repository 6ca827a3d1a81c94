package health.polaris.web.monitoring;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;

/** Timers of what somebody waits for, all with the buckets of contracts/platform.md §2, so that their figures compare. */
public final class LatencyTimers {

    private static final Duration[] BUCKETS = DoubleStream.of(
                    .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10)
            .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
            .toArray(Duration[]::new);

    private LatencyTimers() {}

    public static Timer.Builder timer(String name) {
        return Timer.builder(name).serviceLevelObjectives(BUCKETS);
    }
}
