package health.polaris.web.body;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies are in memory at once. What goes beyond is told to come again, and the process lives. Callers
 * without a token have a share, so that none of them takes the room of those who have one.
 */
final class BodyBudget {

    private final long limit;
    private final long shareOfAnybody;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong takenByAnybody = new AtomicLong();
    private final Counter refused;

    BodyBudget(BodySettings settings, MeterRegistry meters) {
        this.limit = settings.bytesOfAll();
        this.shareOfAnybody = settings.bytesOfAnybody();
        Gauge.builder("polaris.body.bytes", taken, AtomicLong::get)
                .description("Bytes of request bodies in memory")
                .register(meters);
        this.refused = Counter.builder("polaris.body.refused")
                .description("Requests that were answered 503 because of other requests' bodies")
                .register(meters);
    }

    /**
     * Whether there was room.
     *
     * @param byAnybody without a token
     */
    boolean take(long bytes, boolean byAnybody) {
        if (byAnybody && !take(takenByAnybody, bytes, shareOfAnybody)) {
            refused.increment();
            return false;
        }
        if (!take(taken, bytes, limit)) {
            giveBack(takenByAnybody, byAnybody ? bytes : 0);
            refused.increment();
            return false;
        }
        return true;
    }

    private static boolean take(AtomicLong taken, long bytes, long most) {
        long before = taken.getAndUpdate(now -> now + bytes > most ? now : now + bytes);
        return before + bytes <= most;
    }

    void giveBack(long bytes, boolean byAnybody) {
        giveBack(taken, bytes);
        giveBack(takenByAnybody, byAnybody ? bytes : 0);
    }

    private static void giveBack(AtomicLong taken, long bytes) {
        taken.addAndGet(-bytes);
    }
}
