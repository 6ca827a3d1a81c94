package health.polaris.web.trace;

import health.polaris.common.error.RedactedFailure;
import health.polaris.common.security.Caller;
import health.polaris.web.monitoring.Exchange;
import health.polaris.web.monitoring.ExchangeFilter;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A span for each exchange but the monitoring ones, which goes on from the caller's. It says what the access line says:
 * method, route, status and kind of caller; no query string, no id from the path, no text of a failure.
 */
final class RequestSpanFilter extends ExchangeFilter {

    private final Tracer tracer;
    private final Propagator propagator;

    RequestSpanFilter(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Span span = propagator
                .extract(request, HttpServletRequest::getHeader)
                .kind(Span.Kind.SERVER)
                .name(Exchange.method(request))
                .start();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            chain.doFilter(request, response);
            status = response.getStatus();
        } catch (ServletException | IOException | RuntimeException | Error failure) {
            span.error(RedactedFailure.of(failure));
            throw failure;
        } finally {
            describe(span, request, status);
            span.end();
        }
    }

    private static void describe(Span span, HttpServletRequest request, int status) {
        String method = Exchange.method(request);
        String route = Exchange.route(request);
        span.name(method + " " + route)
                .tag("http.request.method", method)
                .tag("http.route", route)
                .tag("http.response.status_code", status);
        if (request.getAttribute(Caller.KIND_ATTRIBUTE) instanceof String caller) {
            span.tag("polaris.caller", caller);
        }
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            span.tag("error.type", Integer.toString(status));
        }
    }
}
