package health.polaris.web.trace;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.tracing.*}, by the names that OpenTelemetry gives them.
 *
 * @param otlpUrl {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT}, where [traces](operating.md#traces) are sent, OTLP over HTTP, such as
 *     {@code https://collector:4318/v1/traces}; empty: there are none, at no cost
 * @param sampled {@code OTEL_TRACES_SAMPLER_ARG}, which part of the traces that begin here is kept, from 0 to 1; what a caller
 *     has begun is kept when it says so
 */
@Validated
@ConfigurationProperties("polaris.tracing")
record TracingSettings(
        @DefaultValue("") String otlpUrl,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.01")
        double sampled) {}
