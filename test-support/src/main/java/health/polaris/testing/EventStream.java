package health.polaris.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of server-sent events, which reads as WHATWG HTML §9.2.6 says.
 *
 * <pre>{@code
 * try (EventStream stream = EventStream.of(port, "/dhos/v1/event_stream?location_id=W1", token, null)) {
 *     assertThat(stream.next().data().path("uuid").asString()).isEqualTo(uuid);
 * }
 * }</pre>
 */
public final class EventStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String lastId = "";
    private volatile boolean ended;

    /** @param type of the event, {@code encounter} */
    public record Event(String type, JsonNode data) {}

    private EventStream(int port, String path, String token, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            response = client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns when the answer has begun. */
    public static EventStream of(int port, String path, String token, @Nullable String lastEventId) {
        EventStream stream = new EventStream(port, path, token, lastEventId);
        Thread.ofVirtual().start(stream::read);
        return stream;
    }

    public int status() {
        return response.statusCode();
    }

    public HttpHeaders headers() {
        return response.headers();
    }

    /** The next event, waited for. */
    public Event next() {
        Event next = within(PATIENCE);
        if (next == null) {
            throw new AssertionError("No event came within " + PATIENCE);
        }
        return next;
    }

    /** The next event, or null when none comes in that time. */
    public @Nullable Event within(Duration time) {
        try {
            return events.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Where a client that has seen all of this goes on. */
    public String lastId() {
        return lastId;
    }

    /** Whether the server has ended it. */
    public boolean ended() {
        return ended;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String type = "message";
            String id = lastId;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(type, JsonMapper.shared().readTree(data.toString())));
                    }
                    lastId = id;
                    type = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    type = line.substring("event:".length()).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length())).append('\n');
                }
            }
        } catch (IOException cut) {
            // The end, as seen by a client.
        }
        ended = true;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
