package health.polaris.connector.progress;

import health.polaris.connector.figure.Figures;
import health.polaris.eventbus.contract.MessageOutcome;
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
    private static final String NOTHING = "none";
    private static final List<String> OUTCOMES =
            List.of(MessageOutcome.PROCESSED, MessageOutcome.WAITING, MessageOutcome.REJECTED);

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
    }

    void changed(MessageProgressService.Changed changed) {
        counter(changed.former().map(Outcome::name).orElse(NOTHING), changed.outcome())
                .increment();
        String feed = changed.feed();
        if (feed != null) {
            figures.concluded(feed, changed.outcome());
            Instant received = changed.received();
            if (received != null && changed.former().isEmpty()) {
                figures.lagged(feed, Duration.between(received, clock.instant()));
            }
        }
    }

    private Counter counter(String former, String outcome) {
        return meters.counter(CHANGES, "outcome", outcome, "former", former);
    }
}
