package health.polaris.web.monitoring;

import health.polaris.common.logging.Severity;
import health.polaris.common.security.Caller;
import health.polaris.web.request.ClientAddress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.http.HttpHeaders;

/**
 * One access line and the metrics of contracts/platform.md §2 for each exchange but the monitoring ones. Neither
 * holds a query string, an id from the path, a body or a token.
 */
final class AccessFilter extends ExchangeFilter {

    private static final Logger log = LoggerFactory.getLogger("health.polaris.access");
    private static final int LONGEST_HEADER = 256;

    private final MeterRegistry registry;
    private final ClientAddress clientAddress;
    private final Map<Kind, Meters> meters = new ConcurrentHashMap<>();

    AccessFilter(MeterRegistry registry, ClientAddress clientAddress) {
        this.registry = registry;
        this.clientAddress = clientAddress;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long started = System.nanoTime();
        boolean finished = false;
        try {
            chain.doFilter(request, response);
            finished = true;
        } finally {
            Duration latency = Duration.ofNanos(System.nanoTime() - started);
            record(request, finished ? response.getStatus() : 500, response, latency);
        }
    }

    private void record(HttpServletRequest request, int status, HttpServletResponse response, Duration latency) {
        String route = Exchange.route(request);
        count(Exchange.method(request), route, status, latency);
        LoggingEventBuilder line = status >= 500 ? log.atError().addMarker(Severity.CRITICAL) : log.atInfo();
        line.addKeyValue("httpRequest", describe(request, route, status, response, latency))
                .log("{} \"{}\" {}", Exchange.method(request), route, status);
    }

    private void count(String method, String route, int status, Duration latency) {
        meters.computeIfAbsent(new Kind(method, route, status), kind -> Meters.of(kind, registry))
                .record(latency);
    }

    private Map<String, @Nullable Object> describe(
            HttpServletRequest request, String route, int status, HttpServletResponse response, Duration latency) {
        Map<String, @Nullable Object> exchange = new LinkedHashMap<>();
        exchange.put("status", status);
        exchange.put("requestUrl", route);
        exchange.put("requestMethod", Exchange.method(request));
        exchange.put("remoteIp", clientAddress.of(request));
        exchange.put("responseSize", response.getHeader(HttpHeaders.CONTENT_LENGTH));
        exchange.put("userAgent", cut(request.getHeader(HttpHeaders.USER_AGENT)));
        exchange.put("latency", String.format(Locale.ROOT, "%.4fs", latency.toNanos() / 1e9));
        exchange.put("durationMs", latency.toNanos() / 1_000 / 1e3);
        exchange.put("caller", request.getAttribute(Caller.KIND_ATTRIBUTE));
        exchange.put("etag", response.getHeader(HttpHeaders.ETAG));
        return exchange;
    }

    /** A long header does not push other lines out of the log. */
    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.length() <= LONGEST_HEADER ? value : value.substring(0, LONGEST_HEADER);
    }

    private record Kind(String method, String route, int status) {}

    /** Looked up once for each kind of exchange; routes and methods are few, whatever clients send. */
    private record Meters(Counter count, Timer latency) {

        static Meters of(Kind kind, MeterRegistry registry) {
            Tags route = Tags.of("method", kind.method, "endpoint", kind.route);
            return new Meters(
                    registry.counter("flask.request.count", route.and("http_status", Integer.toString(kind.status))),
                    LatencyTimers.timer("flask.request.latency").tags(route).register(registry));
        }

        void record(Duration took) {
            count.increment();
            latency.record(took);
        }
    }
}
