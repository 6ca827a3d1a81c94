package health.polaris.web.monitoring;

import health.polaris.common.dependency.Dependency;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/** Whether requests should come here, and what is away. */
record Readiness(ApplicationAvailability availability, List<Dependency> dependencies) {
    void measure(MeterRegistry registry) {
        for (Dependency each : dependencies) {
            Gauge.builder("polaris.dependency.up", each, dependency -> dependency.isUp() ? 1 : 0)
                    .description("0 while it cannot be reached from here")
                    .tag("dependency", each.name())
                    .register(registry);
        }
    }

    /** Whether what nobody can do without is there. */
    boolean isServed() {
        return dependencies.stream().filter(Dependency::needed).allMatch(Dependency::isUp);
    }

    Report report() {
        boolean ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        Map<String, String> states = new LinkedHashMap<>();
        for (Dependency each : dependencies) {
            boolean up = each.isUp();
            states.put(each.name(), up ? "up" : "away");
            ready &= up || !each.needed();
        }
        return new Report(ready, states);
    }

    /** {@code {"ready": true, "dependencies": {"database": "up", "broker": "away"}}} */
    record Report(boolean ready, Map<String, String> dependencies) {}
}
