package health.polaris.encounters.epr;

import health.polaris.encounters.epr.message.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts messages by what became of them. */
@Component
class EprMeters {

    private final MeterRegistry registry;

    EprMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** {@code polaris_epr_messages_total{outcome="processed",reason="late"}} */
    void processed(Processed processed) {
        count("processed", processed.label());
    }

    void rejected(Refusal refusal) {
        count("rejected", refusal.label());
    }

    private void count(String outcome, String reason) {
        registry.counter("polaris.epr.messages", "outcome", outcome, "reason", reason)
                .increment();
    }
}
