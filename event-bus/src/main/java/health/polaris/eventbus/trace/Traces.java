package health.polaris.eventbus.trace;

import health.polaris.eventbus.contract.Event;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The spans of events on their road. Whether a trace is kept is decided where it begins: what is not kept has no row, no
 * header and no span on the road, and without a tracer (docs/operating.md, "Traces") that is everything.
 */
public final class Traces {

    /** W3C Trace Context, over HTTP and over AMQP. */
    public static final String HEADER = "traceparent";

    private static final ScopedValue<Map<String, String>> CONVERSATIONS = ScopedValue.newInstance();

    private final Tracer tracer;
    private final Propagator propagator;

    public Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Which span others go on from, {@code 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}; null: none is kept. */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        return span == null ? null : traceparent(span);
    }

    /** Has another service go on from the current span. */
    public void tell(BiConsumer<String, String> header) {
        String traceparent = current();
        if (traceparent != null) {
            header.accept(HEADER, traceparent);
        }
    }

    /** The same for an event: within a batch, the span of that message of it which the event answers. */
    public @Nullable String of(Event event) {
        String conversation = event.conversation();
        String answered = conversation == null || !CONVERSATIONS.isBound()
                ? null
                : CONVERSATIONS.get().get(conversation);
        return answered == null ? current() : answered;
    }

    /**
     * Does the work with these answers in mind.
     *
     * @param conversations {@link Event#conversation} of each message of a batch that is followed, and its span
     */
    public void answering(Map<String, String> conversations, Runnable work) {
        ScopedValue.where(CONVERSATIONS, conversations).run(work);
    }

    /**
     * A span on the road.
     *
     * @param traceparent of the one before; null: nobody follows, and nothing is recorded
     * @param since when it began
     */
    public Step step(Span.Kind kind, String name, @Nullable String traceparent, Instant since) {
        if (traceparent == null) {
            return Step.NONE;
        }
        Span span = propagator
                .extract(traceparent, (carrier, field) -> field.equals(HEADER) ? carrier : null)
                .kind(kind)
                .name(name)
                .startTimestamp(
                        TimeUnit.SECONDS.toMicros(since.getEpochSecond()) + since.getNano() / 1000,
                        TimeUnit.MICROSECONDS)
                .start();
        return new Step(tracer, span, traceparent(span));
    }

    /** A trace begins here, for whatever comes in otherwise than over HTTP. */
    public <T> T during(String name, Supplier<T> work) {
        Span span = tracer.spanBuilder().kind(Span.Kind.SERVER).name(name).start();
        return new Step(tracer, span, null).get(work);
    }

    /** Says something of the current span. Nothing of a patient: traces leave for other systems. */
    public void tag(String key, String value) {
        Span span = tracer.currentSpan();
        if (span != null) {
            span.tag(key, value);
        }
    }

    private @Nullable String traceparent(Span span) {
        if (!Boolean.TRUE.equals(span.context().sampled())) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (_, name, value) -> carrier.put(name, value));
        return carrier.get(HEADER);
    }
}
