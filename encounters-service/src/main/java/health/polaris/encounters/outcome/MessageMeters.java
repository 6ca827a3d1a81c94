package health.polaris.encounters.outcome;

import health.polaris.eventbus.contract.MessageOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts messages by what became of them: {@code polaris_epr_messages_total{outcome="processed",reason="late"}}. */
@Component
public class MessageMeters {

    private static final String REPEATED = "repeated";

    private final MeterRegistry registry;

    MessageMeters(MeterRegistry registry) {
        this.registry = registry;
        Stream.of(ToldOutcome.IN_TIME, MessageOutcome.LATE, REPEATED)
                .forEach(label -> counter(MessageOutcome.PROCESSED, label));
        ToldOutcome.waitingLabels().forEach(label -> counter(MessageOutcome.WAITING, label));
        ToldOutcome.rejectionLabels().forEach(label -> counter(MessageOutcome.REJECTED, label));
    }

    void count(ToldOutcome told) {
        counter(told.outcome(), told.label()).increment();
    }

    /** It was delivered again, and changed nothing. */
    public void repeated() {
        counter(MessageOutcome.PROCESSED, REPEATED).increment();
    }

    /** For what is refused before it is a fact: the words are those of the reader. */
    public void refusable(Stream<String> labels) {
        labels.forEach(label -> counter(MessageOutcome.REJECTED, label));
    }

    public void refused(String label) {
        counter(MessageOutcome.REJECTED, label).increment();
    }

    private Counter counter(String outcome, String reason) {
        return registry.counter("polaris.epr.messages", "outcome", outcome, "reason", reason);
    }
}
