package health.polaris.encounters.ward;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What the ward rule refuses and what is opened in spite of it; there from the start, at 0. */
@Component
class WardMeters {

    private final Counter refused;
    private final Counter broken;

    WardMeters(MeterRegistry registry) {
        refused = Counter.builder("polaris.ward.refusals")
                .description("Requests about a stay of a ward that is not the clinician's")
                .register(registry);
        broken = Counter.builder("polaris.break.glass")
                .description("How often clinicians opened stays of other wards")
                .register(registry);
    }

    void refused() {
        refused.increment();
    }

    void glassBroken() {
        broken.increment();
    }
}
