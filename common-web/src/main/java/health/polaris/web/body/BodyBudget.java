package health.polaris.web.body;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies are in memory at once. What goes beyond is told to come again, and the process lives. */
final class BodyBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();
    private final Counter refused;

    BodyBudget(BodySettings settings, MeterRegistry meters) {
        this.limit = settings.bytesOfAll();
        Gauge.builder("polaris.body.bytes", taken, AtomicLong::get)
                .description("Bytes of request bodies in memory")
                .register(meters);
        this.refused = Counter.builder("polaris.body.refused")
                .description("Requests that were answered 503 because of other requests' bodies")
                .register(meters);
    }

    /** Whether there was room. */
    boolean take(long bytes) {
        long before = taken.getAndUpdate(now -> now + bytes > limit ? now : now + bytes);
        boolean room = before + bytes <= limit;
        if (!room) {
            refused.increment();
        }
        return room;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
