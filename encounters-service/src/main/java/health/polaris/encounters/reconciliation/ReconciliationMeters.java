package health.polaris.encounters.reconciliation;

import health.polaris.encounters.reconciliation.ReconciliationResponse.ListDifference;
import health.polaris.web.monitoring.BoundedLabels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What lists were held against, and what came of it, by feed and ward too; there from the start, at 0. Lists name feeds and
 * wards as they like, so that only the first of them have labels of their own.
 */
@Component
class ReconciliationMeters {

    static final int MOST_WARDS = 100;
    private static final int MOST_FEEDS = 20;
    private static final String UNWANTED = "[^\\p{L}\\p{N}_.^| -]";
    private static final String STAYS = "polaris.reconciliation.stays";
    private static final String DIFFERENCES = "polaris.reconciliation.differences";
    private static final String OTHER = BoundedLabels.OTHER;
    private static final String UNKNOWN = "unknown";

    private final MeterRegistry registry;
    private final BoundedLabels wards = new BoundedLabels(MOST_WARDS, UNWANTED, "_");
    private final BoundedLabels feeds = new BoundedLabels(MOST_FEEDS, UNWANTED, "_");

    ReconciliationMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("polaris.reconciliations");
        Stream.concat(Stream.of("agreeing"), kinds()).forEach(result -> registry.counter(STAYS, "result", result));
        kinds().forEach(kind -> differences(kind, OTHER, OTHER));
    }

    private static Stream<String> kinds() {
        return Stream.of(Comparison.Kind.values()).map(ReconciliationMeters::word);
    }

    static String word(Comparison.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    void count(int agreeing, List<ListDifference> found) {
        registry.counter("polaris.reconciliations").increment();
        registry.counter(STAYS, "result", "agreeing").increment(agreeing);
        found.forEach(difference -> {
            registry.counter(STAYS, "result", difference.kind()).increment();
            differences(difference.kind(), label(difference.feed(), feeds), label(difference.ward(), wards))
                    .increment();
        });
    }

    private Counter differences(String kind, String feed, String ward) {
        return registry.counter(DIFFERENCES, "kind", kind, "feed", feed, "ward", ward);
    }

    private static String label(@Nullable String name, BoundedLabels labels) {
        return name == null || name.isBlank() ? UNKNOWN : labels.label(name);
    }
}
