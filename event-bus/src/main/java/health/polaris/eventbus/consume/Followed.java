package health.polaris.eventbus.consume;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.trace.Step;
import health.polaris.eventbus.trace.Traces;
import io.micrometer.tracing.Span;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The spans of messages that are handled: one for each that is followed, from the beginning of its handling to the end,
 * whether it was alone or in a batch. What is published meanwhile goes on from the span of the message that it is due to.
 */
record Followed(Traces traces, PolarisQueue queue) {

    void during(List<? extends ReceivedEvent<? extends Event>> batch, Runnable work) {
        List<Way> followed = batch.stream()
                .filter(received -> received.traceparent() != null)
                .map(received -> new Way(received, step(received, batch.size())))
                .toList();
        if (followed.isEmpty()) {
            work.run();
        } else if (batch.size() == 1) {
            followed.getFirst().step().run(work);
        } else {
            together(followed, work);
        }
    }

    private record Way(ReceivedEvent<? extends Event> received, Step step) {}

    private Step step(ReceivedEvent<? extends Event> received, int together) {
        Step step = traces.step(
                        Span.Kind.CONSUMER, "process " + queue.queueName(), received.traceparent(), Instant.now())
                .tag("messaging.system", "rabbitmq")
                .tag("messaging.destination.name", queue.queueName())
                .tag("messaging.batch.message_count", Integer.toString(together));
        return received.messageId() == null ? step : step.tag("messaging.message.id", received.messageId());
    }

    private void together(List<Way> followed, Runnable work) {
        try {
            traces.answering(conversations(followed), work);
        } catch (RuntimeException | Error failure) {
            followed.forEach(way -> way.step().failed(failure));
            throw failure;
        } finally {
            followed.forEach(way -> way.step().end());
        }
    }

    private static Map<String, String> conversations(List<Way> followed) {
        Map<String, String> conversations = new HashMap<>();
        for (Way way : followed) {
            String conversation = way.received().event().conversation();
            if (conversation != null && way.step().traceparent() != null) {
                conversations.put(conversation, way.step().traceparent());
            }
        }
        return conversations;
    }
}
