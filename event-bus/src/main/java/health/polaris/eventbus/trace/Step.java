package health.polaris.eventbus.trace;

import health.polaris.common.error.RedactedFailure;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A span, or nothing where nobody follows. Of failures it says the kind alone: their texts quote values. */
public final class Step {

    static final Step NONE = new Step(Tracer.NOOP, Span.NOOP, null);

    private final Tracer tracer;
    private final Span span;
    private final @Nullable String traceparent;

    Step(Tracer tracer, Span span, @Nullable String traceparent) {
        this.tracer = tracer;
        this.span = span;
        this.traceparent = traceparent;
    }

    /** What goes on from here; null: nobody follows. */
    public @Nullable String traceparent() {
        return traceparent;
    }

    /** Ids of messages and names of ours, nothing of a patient. */
    public Step tag(String key, String value) {
        span.tag(key, value);
        return this;
    }

    /** Something happened just now. */
    public Step event(String name) {
        span.event(name);
        return this;
    }

    /** Does the work as the current span, which ends with it. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return this;
        });
    }

    <T> T get(Supplier<T> work) {
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException | Error failure) {
            failed(failure);
            throw failure;
        } finally {
            end();
        }
    }

    public void failed(Throwable failure) {
        span.error(RedactedFailure.of(failure));
    }

    /** @param reason a word of ours */
    public void failed(String reason) {
        span.tag("error.type", reason);
    }

    public void end() {
        span.end();
    }
}
