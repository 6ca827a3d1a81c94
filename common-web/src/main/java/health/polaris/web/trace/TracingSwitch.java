package health.polaris.web.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out what makes traces as long as nobody wants any: a tracer that records nothing costs every request all the same.
 * With traces it leaves out what would make a span of each observation of a library, the names of which others choose, and
 * of security above all: our spans are our own.
 */
final class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String URL = "polaris.tracing.otlp-url";
    private static final List<String> TRACING =
            List.of("org.springframework.boot.opentelemetry.", "org.springframework.boot.micrometer.tracing.");
    private static final List<String> NEVER = List.of(
            "org.springframework.boot.micrometer.tracing.autoconfigure.",
            "org.springframework.boot.opentelemetry.autoconfigure.logging.");

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = isOn(environment);
    }

    static boolean isOn(Environment environment) {
        return !environment.getProperty(URL, "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[candidates.length];
        for (int index = 0; index < candidates.length; index++) {
            String candidate = candidates[index];
            kept[index] = candidate == null || isKept(candidate);
        }
        return kept;
    }

    private boolean isKept(String candidate) {
        return TRACING.stream().noneMatch(candidate::startsWith)
                || on && NEVER.stream().noneMatch(candidate::startsWith);
    }
}
