package health.polaris.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.logging.CapturedLog;
import health.polaris.common.logging.RequestId;
import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §3, "Request id". */
class RequestIdTest {

    private static final String UUID_4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final Client client = Probe.shared().client();

    @ParameterizedTest
    @CsvSource({
        "X-Request-ID, abc 1/2, abc 1/2",
        "X-Correlation-ID, c-1, c-1",
        "X-Amzn-Trace-Id, Root=1-abc;Self=1-def;Sampled=1, 1-def",
        "X-Amzn-Trace-Id, Self=1-def;Root=1-abc, 1-def",
        "X-Amzn-Trace-Id, Root=1-abc;Sampled=1, 1-abc",
    })
    void takesOverTheIdOfTheClient(String header, String sent, String expected) {
        assertThat(client.with(header, sent).get("/probe/open").header("X-Request-ID"))
                .isEqualTo(expected);
    }

    @Test
    void prefersItsOwnHeader() {
        Client all =
                client.with("X-Request-ID", "r").with("X-Correlation-ID", "c").with("X-Amzn-Trace-Id", "Self=s;Root=t");

        assertThat(all.get("/probe/open").header("X-Request-ID")).isEqualTo("r");
        assertThat(all.with("X-Request-ID", "  ").get("/probe/open").header("X-Request-ID"))
                .isEqualTo("c");
        assertThat(all.with("X-Request-ID", "")
                        .with("X-Correlation-ID", "")
                        .get("/probe/open")
                        .header("X-Request-ID"))
                .isEqualTo("s");
    }

    @Test
    void makesAnIdWhenThereIsNoneOrNoGoodOne() {
        String first = String.valueOf(client.get("/probe/open").header("X-Request-ID"));
        String second = String.valueOf(client.get("/probe/open").header("X-Request-ID"));

        assertThat(first).matches(UUID_4).isNotEqualTo(second);
        assertThat(client.with("X-Request-ID", "x".repeat(128))
                        .get("/probe/open")
                        .header("X-Request-ID"))
                .isEqualTo("x".repeat(128));
        assertThat(client.with("X-Request-ID", "x".repeat(129))
                        .get("/probe/open")
                        .header("X-Request-ID"))
                .matches(UUID_4);
        assertThat(client.with("X-Amzn-Trace-Id", "Sampled=1")
                        .get("/probe/open")
                        .header("X-Request-ID"))
                .matches(UUID_4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\u0085b"})
    void replacesIdsWithControlCharacters(String sent) {
        String answer = client.raw(
                "GET /probe/open HTTP/1.1\r\nHost: a\r\nX-Request-ID: %s\r\nConnection: close\r\n\r\n".formatted(sent));

        assertThat(answer).startsWith("HTTP/1.1 200").containsPattern("(?i)X-Request-ID: " + UUID_4);
    }

    @Test
    void standsOnEveryAnswer() {
        Client named = client.with("X-Request-ID", UUID.randomUUID().toString());
        for (String path : List.of(
                "/running",
                "/metrics",
                "/version",
                "/openapi.json",
                "/openapi.yaml",
                "/nowhere",
                "/probe/caller",
                "/probe/fail/unexpectedly",
                "/probe/fail/conflict",
                "/ui/index.html")) {
            assertThat(named.get(path).header("X-Request-ID")).as(path).isNotBlank();
        }
    }

    @Test
    void standsInEveryLineOfTheRequestAndInNoOther() {
        try (CapturedLog log = new CapturedLog()) {
            client.with("X-Request-ID", "line-1")
                    .with("X-Client", "app")
                    .with("X-Version", "1.2")
                    .get("/probe/fail/conflict");
            String access = log.accessLine("line-1");

            assertThat(access).contains("\"X-Client\":\"app\"", "\"X-Version\":\"1.2\"");
            assertThat(log.json())
                    .anyMatch(line -> line.contains("About to fail") && line.contains("\"requestID\":\"line-1\""));
            client.with("X-Request-ID", "line-2").get("/probe/fail/conflict");
            assertThat(log.accessLine("line-2")).doesNotContain("X-Client");
        }
        assertThat(RequestId.current()).matches(UUID_4);
    }
}
