package health.polaris.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §3, "Size limits". */
class LimitsTest {

    private static final int LIMIT = 2 * 1024 * 1024;

    private final Client client = Probe.shared().client().with("Content-Type", "application/json");

    @Test
    void takesBodiesUpToTheLimit() {
        assertThat(client.send("POST", "/probe/long", BodyPublishers.ofByteArray(body(LIMIT)))
                        .expect(200)
                        .body())
                .isEqualTo(Integer.toString(LIMIT));
        assertThat(client.send("POST", "/probe/long", chunked(body(LIMIT)))
                        .expect(200)
                        .body())
                .isEqualTo(Integer.toString(LIMIT));
    }

    @Test
    void answers413ToALongerBodyThatSaysSo() {
        var answer = client.send("POST", "/probe/long", BodyPublishers.ofByteArray(body(LIMIT + 1)));

        assertThat(answer.expect(413).message()).isNotBlank();
        assertThat(answer.header("X-Request-ID")).isNotBlank();
        client.send("POST", "/probe/body", BodyPublishers.ofByteArray(body(LIMIT + 1)))
                .expect(413);
    }

    @Test
    void answers413ToALongerBodyInChunks() {
        assertThat(client.send("POST", "/probe/long", chunked(body(LIMIT + 1)))
                        .expect(413)
                        .message())
                .isNotBlank();
        client.send("POST", "/probe/body", chunked(body(LIMIT + 1))).expect(413);
    }

    @ParameterizedTest
    @CsvSource({"/probe/short, 4096", "/probe/size, 262144", "/probe/samples, 4194304"})
    void boundsABodyByItsRoute(String route, int limit) {
        client.send("POST", route, BodyPublishers.ofByteArray(body(limit))).expect(200);
        client.send("POST", route, chunked(body(limit))).expect(200);
        client.send("POST", route, BodyPublishers.ofByteArray(body(limit + 1))).expect(413);
        client.send("POST", route, chunked(body(limit + 1))).expect(413);
    }

    @Test
    void refusesALongBodyOfARouteBeforeAByteOfItHasCome() {
        String answer = client.rawUntil(
                "}",
                "POST /probe/short HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 5000\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"message\":\"");
    }

    @Test
    void refusesAnAnnouncedLengthBeforeReadingIt() {
        String answer = client.rawUntil(
                "}",
                "POST /probe/long HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 99999999999\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"message\":\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {9 * 1024, 30 * 1024, 60 * 1024})
    void takesHeadersBeyondTheUsualEightKilobytes(int length) {
        client.with("X-Location-Ids", "x".repeat(length)).get("/probe/open").expect(200);
    }

    @Test
    void refusesHeadersBeyond64Kilobytes() {
        String answer = client.raw("GET /probe/open HTTP/1.1\r\nHost: a\r\nX-Location-Ids: " + "x".repeat(70 * 1024)
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|431).*").contains("\"message\":\"");
    }

    @Test
    void takesLongTokens() {
        client.as(java.util.Map.of("locations", java.util.List.of("x".repeat(20_000))))
                .get("/probe/caller")
                .expect(200);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    /** A JSON text that is this long. */
    private static byte[] body(int length) {
        return ("\"" + "x".repeat(length - 2) + "\"").getBytes(StandardCharsets.US_ASCII);
    }
}
