package health.polaris.connector.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A small HTTP server that behaves as a test wants it to. */
public final class StubServer {

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour;

    /** What came. */
    public record Request(String method, String path, com.sun.net.httpserver.Headers headers, String body) {}

    /** What goes back; a negative status closes the connection without an answer. */
    public record Reply(int status, String body, String type, String link) {

        public Reply(int status, String body, String type) {
            this(status, body, type, "");
        }

        /** Without a type, as not every server says it. */
        public Reply(int status, String body) {
            this(status, body, "");
        }
    }

    /** May block, which makes the server slow. */
    public interface Behaviour {
        Reply to(Request request) throws InterruptedException;
    }

    public StubServer(Behaviour first) {
        behaviour = first;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Reply reply = behaviour.to(request);
            if (reply.status() >= 0) {
                if (!reply.type().isEmpty()) {
                    exchange.getResponseHeaders().set("Content-Type", reply.type());
                }
                if (!reply.link().isEmpty()) {
                    exchange.getResponseHeaders().set("Link", reply.link());
                }
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** Everything that came, in order. */
    public List<Request> requests() {
        return requests;
    }
}
