package health.polaris.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.logging.CapturedLog;
import health.polaris.common.probe.Client;
import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.Probe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §1 and §2, and the access line (contracts/platform.md §12). */
class MonitoringTest {

    private final Client client = Probe.shared().client();

    @Test
    void saysThatItRunsAndWhichBuildItIs() {
        assertThat(client.get("/running").expect(200).body()).isEqualTo("{\"running\":true}");
        assertThat(client.get("/version").expect(200).body())
                .isEqualTo("{\"circle\":\"unknown\",\"hash\":\"unknown\"}");
    }

    @Test
    void servesMetricsInTheClassicTextFormat() {
        for (String accept : List.of(
                "*/*",
                "text/plain",
                "application/json",
                "application/openmetrics-text;version=1.0.0;q=0.7,text/plain;version=0.0.4;q=0.3,*/*;q=0.1")) {
            Answer answer = client.with("Accept", accept).get("/metrics").expect(200);
            assertThat(answer.header("Content-Type"))
                    .as(accept)
                    .isEqualToIgnoringWhitespace("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body()).contains("jvm_memory_used_bytes").doesNotContain("# EOF");
        }
    }

    @Test
    void countsAndTimesByRoute() {
        client.as(Map.of("patient_id", "P-17"), "read:own")
                .get("/probe/patient/P-17")
                .expect(200);
        client.get("/probe/patient/P-17").expect(401);
        client.get("/nowhere/P-17").expect(404);

        String metrics = client.get("/metrics").body();

        assertThat(metrics).doesNotContain("P-17");
        assertThat(lines(metrics, "flask_request_count_total{"))
                .anyMatch(line -> labels(line, "GET", "/probe/patient/{patient_id}", "200"))
                .anyMatch(line -> labels(line, "GET", "/probe/patient/{patient_id}", "401"))
                .anyMatch(line -> labels(line, "GET", "None", "404"));
        for (String bucket : List.of(
                "0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0", "7.5",
                "10.0", "+Inf")) {
            assertThat(lines(metrics, "flask_request_latency_seconds_bucket{"))
                    .as(bucket)
                    .anyMatch(line -> line.contains("le=\"" + bucket + "\"")
                            && line.contains("endpoint=\"/probe/patient/{patient_id}\"")
                            && line.contains("method=\"GET\"")
                            && !line.contains("http_status"));
        }
        for (String name : List.of("flask_request_latency_seconds_count{", "flask_request_latency_seconds_sum{")) {
            assertThat(lines(metrics, name)).as(name).isNotEmpty();
        }
    }

    @Test
    void tellsEachFactOnce() {
        client.get("/probe/patient/P-17").expect(401);

        assertThat(client.get("/metrics").body())
                .doesNotContain(
                        "request_processing", "http_server_requests", "spring_security", "jdbc_connections", "tomcat_");
    }

    @Test
    void doesNotCountMonitoring() {
        for (String path : List.of("/running", "/version", "/healthcheck", "/metrics", "/%72unning")) {
            client.get(path).expect(200);
        }
        assertThat(lines(client.get("/metrics").body(), "flask_request"))
                .noneMatch(line -> line.contains("/running")
                        || line.contains("/metrics")
                        || line.contains("/healthcheck")
                        || line.contains("/version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "PROPFIND"})
    void doesNotLetClientsInventLabels(String method) {
        client.send(method, "/probe/open", BodyPublishers.noBody());

        assertThat(client.get("/metrics").body()).doesNotContain(method).contains("method=\"OTHER\"");
    }

    @Test
    void writesOneAccessLinePerRequestWithoutAnythingSensitive() {
        String secret = "8c7d-secret";
        try (CapturedLog log = new CapturedLog()) {
            client.as(Map.of("patient_id", secret), "read:own")
                    .with("User-Agent", "okhttp/4")
                    .with("x-authorisation-code", secret)
                    .with("UserAuthorization", secret)
                    .with("X-Forwarded-For", "1.2.3.4, 10.0.0.7")
                    .with("X-Request-ID", "access-1")
                    .get("/probe/patient/" + secret + "?q=" + secret)
                    .expect(200);
            String line = log.accessLine("access-1");

            assertThat(line)
                    .contains("\"message\":\"GET \\\"/probe/patient/{patient_id}\\\" 200\"", "\"severity\":\"INFO\"")
                    .contains("\"status\":200", "\"requestUrl\":\"/probe/patient/{patient_id}\"")
                    .contains("\"requestMethod\":\"GET\"", "\"remoteIp\":\"10.0.0.7\"", "\"userAgent\":\"okhttp/4\"")
                    .contains("\"caller\":\"patient\"", "\"service\":\"probe-service\"")
                    .containsPattern("\"durationMs\":\\d+\\.\\d+")
                    .containsPattern("\"responseSize\":\"\\d+\"")
                    .containsPattern("\"latency\":\"\\d+\\.\\d{4}s\"")
                    .containsPattern("\"etag\":\"\\\\\"[0-9a-f]+\\\\\"\"");
            assertThat(log.json()).noneMatch(any -> any.contains(secret));
        }
    }

    @Test
    void writesFailuresAsCriticalAndMonitoringNotAtAll() {
        try (CapturedLog log = new CapturedLog()) {
            client.get("/running");
            client.get("/metrics");
            client.post("/probe/lenient", "{\"text\": \"a secret body\"").expect(400);
            client.with("X-Request-ID", "critical-1")
                    .get("/probe/fail/unavailable")
                    .expect(503);

            assertThat(log.accessLine("critical-1")).contains("\"severity\":\"CRITICAL\"");
            assertThat(log.accessLine("/probe/lenient")).contains("\"severity\":\"INFO\"");
            assertThat(log.json())
                    .noneMatch(line ->
                            line.contains("/running") || line.contains("/metrics") || line.contains("a secret body"));
        }
    }

    @Test
    void ignoresTokensOnOpenPaths() {
        for (String path :
                List.of("/running", "/version", "/healthcheck", "/metrics", "/openapi.json", "/openapi.yaml")) {
            client.as("FOO.BAR").get(path).expect(200);
        }
    }

    private static List<String> lines(String metrics, String start) {
        return metrics.lines().filter(line -> line.startsWith(start)).toList();
    }

    private static boolean labels(String line, String method, String endpoint, String status) {
        return line.contains("method=\"" + method + "\"")
                && line.contains("endpoint=\"" + endpoint + "\"")
                && line.contains("http_status=\"" + status + "\"");
    }
}
