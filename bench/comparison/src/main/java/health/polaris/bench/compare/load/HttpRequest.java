package health.polaris.bench.compare.load;

import org.jspecify.annotations.Nullable;

/** @param body JSON of ASCII characters; null: a GET */
public record HttpRequest(String path, @Nullable String body) {

    public static HttpRequest get(String path) {
        return new HttpRequest(path, null);
    }

    /** @param headers the other headers, each with its line end */
    String text(String headers) {
        return body == null
                ? "GET %s HTTP/1.1\r\n%s\r\n".formatted(path, headers)
                : "POST %s HTTP/1.1\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(path, headers, body.length(), body);
    }
}
