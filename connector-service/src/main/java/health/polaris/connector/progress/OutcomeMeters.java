package health.polaris.connector.progress;

import health.polaris.connector.figure.Figures;
import health.polaris.eventbus.contract.MessageOutcome;
import health.polaris.web.monitoring.BoundedLabels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts what the platform says of messages, and what it had said before: outcomes change when other messages come. */
@Component
class OutcomeMeters {

    private static final String CHANGES = "polaris.hl7.outcomes";
    private static final String WARNINGS = "polaris.hl7.outcome.warnings";
    private static final String NOTHING = "none";
    private static final List<String> OUTCOMES =
            List.of(MessageOutcome.PROCESSED, MessageOutcome.WAITING, MessageOutcome.REJECTED);

    /** As those of what comes in. */
    private final BoundedLabels senders = new BoundedLabels(50, "[^A-Za-z0-9_.^| -]", "_");

    private final MeterRegistry meters;
    private final Figures figures;
    private final Clock clock;

    OutcomeMeters(MeterRegistry meters, Figures figures, Clock clock) {
        this.meters = meters;
        this.figures = figures;
        this.clock = clock;
        for (String outcome : OUTCOMES) {
            counter(NOTHING, outcome);
            OUTCOMES.forEach(former -> counter(former, outcome));
        }
        MessageOutcome.Warning.CODES.forEach(code -> warnings(code, BoundedLabels.OTHER));
    }

    void changed(MessageProgressService.Changed changed) {
        counter(changed.former().map(Outcome::name).orElse(NOTHING), changed.outcome())
                .increment();
        String feed = changed.feed();
        warned(changed, feed == null ? BoundedLabels.OTHER : senders.label(feed));
        if (feed != null) {
            figures.concluded(feed, changed.outcome());
            Instant received = changed.received();
            if (received != null && changed.former().isEmpty()) {
                figures.lagged(feed, Duration.between(received, clock.instant()));
            }
        }
    }

    /** Of what was warned of before the sender has been told. */
    private void warned(MessageProgressService.Changed changed, String sender) {
        List<MessageOutcome.Warning> former =
                changed.former().map(Outcome::warnings).orElse(List.of());
        changed.warnings().stream()
                .filter(warning -> !former.contains(warning))
                .map(MessageOutcome.Warning::code)
                .map(code -> MessageOutcome.Warning.CODES.contains(code) ? code : BoundedLabels.OTHER)
                .forEach(code -> warnings(code, sender).increment());
    }

    private Counter warnings(String code, String sender) {
        return meters.counter(WARNINGS, "warning", code, "sender", sender);
    }

    private Counter counter(String former, String outcome) {
        return meters.counter(CHANGES, "outcome", outcome, "former", former);
    }
}
