package health.polaris.connector.mllp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Figures of the listener: {@code polaris_mllp_…}. */
@Component
class MllpMeters {

    private static final List<String> REFUSALS = List.of("limit", "source", "source_limit");
    private static final List<String> FRAMES =
            List.of("complete", "batch", "empty", "broken", "too_long", "no_memory", "unfinished");

    private final MeterRegistry meters;
    private final Counter received;
    private final Counter sent;
    private final Counter skipped;

    MllpMeters(MeterRegistry meters) {
        this.meters = meters;
        this.received = meters.counter("polaris.mllp.bytes", "direction", "received");
        this.sent = meters.counter("polaris.mllp.bytes", "direction", "sent");
        this.skipped = meters.counter("polaris.mllp.garbage.bytes");
        // At 0 from the start: a sum with one that is not there yet is nothing, and nothing alerts nobody.
        for (ConnectionEnd end : ConnectionEnd.values()) {
            ended(end, 0);
        }
        REFUSALS.forEach(reason -> refused(reason, 0));
        FRAMES.forEach(this::frames);
    }

    void watch(MllpListener listener) {
        meters.gauge("polaris.mllp.connections", listener, MllpListener::openConnections);
        meters.gauge("polaris.mllp.memory.bytes", listener, MllpListener::reservedMemory);
    }

    /** @param reason {@code limit}, {@code source}, {@code source_limit} */
    void refused(String reason) {
        refused(reason, 1);
    }

    private void refused(String reason, int times) {
        meters.counter("polaris.mllp.refused.connections", "reason", reason).increment(times);
    }

    void ended(ConnectionEnd end) {
        ended(end, 1);
    }

    private void ended(ConnectionEnd end, int times) {
        meters.counter("polaris.mllp.ended.connections", "reason", end.label()).increment(times);
    }

    /**
     * @param kind of frame: {@code complete}, {@code batch}, {@code empty}, {@code broken}, {@code too_long}, {@code
     *     no_memory}, {@code unfinished}
     */
    void frame(String kind) {
        frames(kind).increment();
    }

    private Counter frames(String kind) {
        return meters.counter("polaris.mllp.frames", "kind", kind);
    }

    void received(int bytes) {
        received.increment(bytes);
    }

    void sent(int bytes) {
        sent.increment(bytes);
    }

    void skipped(int bytes) {
        skipped.increment(bytes);
    }
}
