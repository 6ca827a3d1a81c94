package health.polaris.encounters.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What lists were held against, and what came of it; there from the start, at 0. */
@Component
class ReconciliationMeters {

    private static final String STAYS = "polaris.reconciliation.stays";

    private final MeterRegistry registry;

    ReconciliationMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("polaris.reconciliations");
        Stream.concat(Stream.of("agreeing"), Stream.of(Comparison.Kind.values()).map(ReconciliationMeters::word))
                .forEach(result -> registry.counter(STAYS, "result", result));
    }

    static String word(Comparison.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    void count(Comparison comparison) {
        registry.counter("polaris.reconciliations").increment();
        registry.counter(STAYS, "result", "agreeing").increment(comparison.agreeing());
        comparison
                .found()
                .forEach(found ->
                        registry.counter(STAYS, "result", word(found.kind())).increment());
    }
}
