package health.polaris.common.probe;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes key sets by name, counts how often each is fetched, and can be out of order. */
public final class KeyServer {

    private final HttpServer server;
    private final Map<String, JWKSet> published = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();
    private volatile boolean down;

    public KeyServer() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String name) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + name;
    }

    public void publish(String name, JWK... keys) {
        published.put(name, new JWKSet(List.of(keys)));
    }

    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    public int fetches(String name) {
        return fetches.getOrDefault(name, new AtomicInteger()).get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        fetches.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
        byte[] body = published.getOrDefault(name, new JWKSet()).toString().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(down ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
