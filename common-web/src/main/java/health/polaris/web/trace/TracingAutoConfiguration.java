package health.polaris.web.trace;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** A span for each request, where there is a tracer ({@link TracingSwitch}). */
@AutoConfiguration(
        afterName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@EnableConfigurationProperties(TracingSettings.class)
public class TracingAutoConfiguration {

    /** Around the access line, so that it names the trace. */
    @Bean
    @ConditionalOnBean({Tracer.class, Propagator.class})
    FilterRegistrationBean<RequestSpanFilter> requestSpans(Tracer tracer, Propagator propagator) {
        FilterRegistrationBean<RequestSpanFilter> registration =
                new FilterRegistrationBean<>(new RequestSpanFilter(tracer, propagator));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }
}
