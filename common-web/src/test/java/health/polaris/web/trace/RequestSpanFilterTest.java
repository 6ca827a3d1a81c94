package health.polaris.web.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import health.polaris.common.probe.Probe;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** What is sent of requests to whoever collects traces, and that nothing is there without an address to send it to. */
class RequestSpanFilterTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private HttpServer collector;

    @BeforeEach
    void collect() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            // Texts stand in the protocol as they are.
            sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private Probe traced(String sampled) {
        return Probe.start(Map.of(
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
                "OTEL_TRACES_SAMPLER_ARG",
                sampled));
    }

    private String all() {
        return String.join("", sent);
    }

    @Test
    void saysMethodRouteStatusAndKindOfCaller() {
        try (Probe probe = traced("1")) {
            probe.client()
                    .as(Map.of("patient_id", "P-4711"), "read:all")
                    .get("/probe/caller")
                    .expect(200);
            probe.client().get("/running").expect(200);
            probe.client().get("/unknown/4711?mrn=70012345").expect(404);
        }
        assertThat(all())
                .contains("GET /probe/caller", "http.response.status_code", "polaris.caller", "probe-service")
                .doesNotContain("/running", "4711", "70012345");
    }

    @Test
    void goesOnFromTheCallersSpanAndKeepsWhatTheCallerKeeps() {
        try (Probe probe = traced("0")) {
            probe.client()
                    .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .get("/probe/caller")
                    .expect(401);
            probe.client().get("/unknown").expect(404);
        }
        String bytes = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
        assertThat(all()).contains(bytes).contains("GET /probe/caller").doesNotContain("GET None");
    }

    @Test
    void withoutAnAddressThereIsNoTracer() {
        assertThatThrownBy(() -> Probe.shared().bean(Tracer.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
    }
}
