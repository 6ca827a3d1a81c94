package health.polaris.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.error.ErrorKind;
import health.polaris.common.logging.CapturedLog;
import health.polaris.common.probe.Client;
import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.Probe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §5.1 and §5.2. */
class ErrorAnswerTest {

    private final Client client = Probe.shared().client();

    @ParameterizedTest
    @EnumSource
    void rendersEveryKindAsOneBody(ErrorKind kind) {
        Answer answer = client.get("/probe/fail/" + kind).expect(kind.status().value());

        assertThat(answer.body()).isEqualTo("{\"message\":\"as asked\"}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertComplete(answer);
    }

    @ParameterizedTest
    @EnumSource
    void givesProblemDetailsToWhoAsksForThem(ErrorKind kind) {
        int status = kind.status().value();
        Answer answer = client.with("Accept", "application/json, application/problem+json")
                .get("/probe/fail/" + kind)
                .expect(status);

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"as asked\"}"
                        .formatted(kind.status().getReasonPhrase(), status));
        assertComplete(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /nowhere | 404 | Not found",
                "GET | /probe/fail/stored | 400 | Not understood",
                "GET | /probe/fail/unexpectedly | 500 | Internal server error",
                "GET | /probe/caller | 401 | No authorization token provided",
                "PUT | /probe/body | 405 | Method not allowed",
                "POST | /probe/open; | 400 | Bad request",
            })
    void givesProblemDetailsWhoeverRefuses(String method, String path, int status, String detail) {
        Answer answer = client.with("Accept", "Application/Problem+JSON;q=0.5, */*")
                .send(method, path, BodyPublishers.noBody())
                .expect(status);

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).isEqualTo(detail);
        assertThat(answer.json().path("uuid").asString()).isEqualTo(path.endsWith("stored") ? "u-1" : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "application/problem+json;q=0, */*"})
    void keepsTheOneBodyForEverybodyElse(String accept) {
        assertThat(client.with("Accept", accept).get("/nowhere").expect(404).body())
                .isEqualTo("{\"message\":\"Not found\"}");
    }

    @Test
    void keepsTheWordsThatClientsKnow() {
        assertThat(client.get("/probe/fail/unprocessable").expect(422).message())
                .isEqualTo("Unprocessible entity");
        assertThat(client.get("/probe/fail/stored").expect(400).body())
                .isEqualTo("{\"message\":\"Not understood\",\"uuid\":\"u-1\"}");
        Answer later = client.get("/probe/fail/later").expect(429);
        assertThat(later.message()).isEqualTo("Too many attempts");
        assertThat(later.header("Retry-After")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unexpectedly", "deeply"})
    void tellsNothingOfAnUnexpectedFailureAndLogsNoValues(String how) {
        try (CapturedLog log = new CapturedLog()) {
            Answer answer = client.with("X-Request-ID", "r-" + how)
                    .get("/probe/fail/" + how)
                    .expect(500);

            assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
            log.accessLine("500");
            assertLoggedWithoutValues(log, "r-" + how);
        }
    }

    @Test
    void treatsFailuresOfFiltersAlike() {
        try (CapturedLog log = new CapturedLog()) {
            Answer answer = client.with("X-Probe-Fail", "yes")
                    .with("X-Request-ID", "r-filter")
                    .get("/probe/open")
                    .expect(500);

            assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
            assertComplete(answer);
            log.accessLine("500");
            assertLoggedWithoutValues(log, "r-filter");
        }
    }

    private static void assertLoggedWithoutValues(CapturedLog log, String requestId) {
        assertThat(log.json()).noneMatch(line -> line.contains("Smith") || line.contains("4711"));
        assertThat(log.json())
                .anyMatch(line -> line.contains("\"severity\":\"CRITICAL\"")
                        && line.contains("exc_info")
                        && line.contains(requestId));
    }

    @Test
    void answers404ToUnknownPathsWithAndWithoutToken() {
        for (String path : List.of(
                "/nowhere",
                "/probe",
                "/probe/open/",
                "/Probe/open",
                "/probe/OPEN",
                "/error",
                "/actuator",
                "/actuator/health",
                "/health",
                "/env",
                "/prometheus",
                "/debug")) {
            Answer answer = client.get(path).expect(404);
            assertThat(answer.message()).as(path).isNotBlank();
            assertComplete(answer);
        }
        client.as(Map.of()).get("/nowhere").expect(404);
    }

    @Test
    void answers405WithTheMethodsThatThereAre() {
        Answer answer = client.json("PUT", "/probe/body", "{}").expect(405);

        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.message()).isNotBlank();
        assertComplete(answer);
        assertThat(client.send("DELETE", "/probe/caller", BodyPublishers.noBody())
                        .expect(405)
                        .header("Allow"))
                .contains("GET");
        client.send("POST", "/running", BodyPublishers.noBody()).expect(405);
        client.send("POST", "/metrics", BodyPublishers.noBody()).expect(405);
    }

    @Test
    void answersOptionsWithAllowAlone() {
        for (String path : List.of("/probe/open", "/probe/caller", "/probe/patient/P1")) {
            Answer answer = client.with("Origin", "http://elsewhere")
                    .with("Access-Control-Request-Method", "GET")
                    .send("OPTIONS", path, BodyPublishers.noBody())
                    .expect(200);
            assertThat(answer.header("Allow")).contains("GET", "HEAD", "OPTIONS");
            assertThat(answer.headers().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        }
    }

    @Test
    void answersTraceAsAMethodThatIsNotThere() {
        String answer = client.raw("TRACE /probe/open HTTP/1.1\r\nHost: a\r\nX-Secret: s\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain("X-Secret");
    }

    @Test
    void rendersWhatTheContainerRefusesByItself() {
        String brokenLine = client.raw("GET /probe/o pen HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        String brokenPath = client.raw("GET /probe/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        String noHost = client.raw("GET /probe/open HTTP/1.1\r\nConnection: close\r\n\r\n");

        for (String answer : List.of(brokenLine, brokenPath, noHost)) {
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("{\"message\":\"")
                    .doesNotContain("Tomcat", "<html");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probe/open;a=b", "/probe//open", "/probe/../probe/open", "/probe/%2e%2e/open", "/probe%2Fopen",
                "/probe/open%00", "/probe/%0aopen", "/probe/./open", "/probe\\open", "/probe/open%25"
            })
    void refusesOddPathsWithoutFailing(String path) {
        String answer = client.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 40[04].*").contains("\"message\":\"");
    }

    @Test
    void mapsWhatTheDatabaseRefuses() {
        Client caller = client.as(Map.of("system_id", "s-1"));
        caller.post("/probe/note", "{\"text\": \"once\"}").expect(200);

        assertThat(caller.post("/probe/note", "{\"text\": \"once\"}")
                        .expect(409)
                        .message())
                .isNotBlank();
        caller.post("/probe/note", "{\"text\": \"%s\"}".formatted("x".repeat(21)))
                .expect(400);
        caller.post("/probe/note", "{\"text\": \"a\\u0000b\"}").expect(400);
        caller.post("/probe/note", "{\"text\": null}").expect(400);
    }

    @Test
    void saysQueryErrorOfBadSqlAndLogsNoneOfIt() {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(client.get("/probe/bad-sql").expect(500).body()).isEqualTo("{\"message\":\"Query error\"}");
            log.accessLine("500");
            assertThat(log.json()).noneMatch(line -> line.contains("selekt") || line.contains("secret from"));
        }
    }

    private static void assertComplete(Answer answer) {
        assertThat(answer.header("X-Request-ID")).isNotBlank();
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache, must-revalidate");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]+\"");
        assertThat(answer.body()).doesNotContain("Exception", "java.", "select");
    }
}
