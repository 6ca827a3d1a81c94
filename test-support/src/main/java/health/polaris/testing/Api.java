package health.polaris.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A client of one service: {@code new Api(port).as(token).get("/dhos/v2/encounter?patient_id=P1").json()}. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final String baseUrl;
    private final Map<String, String> headers;

    public Api(int port) {
        this("http://localhost:" + port, Map.of());
    }

    public Api(String baseUrl) {
        this(baseUrl, Map.of());
    }

    private Api(String baseUrl, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.headers = headers;
    }

    /** The same service, called with this bearer token. */
    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same service, called with this header; one that was set before is replaced. */
    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(baseUrl, more);
    }

    /** Where it is. */
    public String url() {
        return baseUrl;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Sends a body as JSON: a text and bytes as they are, anything else written by Jackson. */
    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, @Nullable Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path, @Nullable Object body) {
        return send("DELETE", path, body);
    }

    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(LONGEST);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, content(body));
        return send(request.build());
    }

    private static HttpRequest.BodyPublisher content(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case String text -> BodyPublishers.ofString(text);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            default -> BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
        };
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), interrupted);
        }
    }
}
