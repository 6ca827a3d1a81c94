package health.polaris.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The EPR service adapter with the EPR behind it (contracts/connector.md §9.6), played by the stories. It listens at
 * {@code POLARIS_STUB_EPR_BIND} (127.0.0.1) and {@code POLARIS_STUB_EPR_PORT} (any), where the installation's connector
 * must be able to reach it: {@code EPR_SERVICE_ADAPTER_URL_BASE}. It acknowledges whatever no story wants otherwise.
 */
public final class StubEpr {

    private static @Nullable StubEpr shared;

    private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = Reply::acknowledging;
    private InetSocketAddress address;
    private HttpServer server;
    private boolean away;

    /** How the EPR treats a text; may block, which makes it slow. */
    public interface Behaviour {
        Reply to(Delivered text) throws InterruptedException;
    }

    /** What goes back; a negative status closes the connection without an answer. */
    public record Reply(int status, String body, String code) {

        public static final Reply NONE = new Reply(-1, "", "");
        public static final Reply RUBBISH = new Reply(200, "{\"type\": \"hl7v2\"}", "");
        public static final Reply OVERLOADED = new Reply(503, "", "");

        public static Reply acknowledging(Delivered text) {
            return of("AA", text);
        }

        public static Reply refusing(Delivered text) {
            return of("AE", text);
        }

        private static Reply of(String code, Delivered text) {
            String acknowledgement =
                    "MSH|^~\\&|EPR|TRUST|DHOS|SENSYNE|20260302093100||ACK^R01^ACK|A1|P|2.6\rMSA|%s|%s\r"
                            .formatted(code, text.controlId());
            String base64 = Base64.getEncoder().encodeToString(acknowledgement.getBytes(StandardCharsets.UTF_8));
            return new Reply(200, "{\"type\": \"hl7v2\", \"body\": \"" + base64 + "\"}", code);
        }
    }

    private StubEpr() {
        String bind = Installation.variable("POLARIS_STUB_EPR_BIND", "127.0.0.1");
        address = new InetSocketAddress(bind, Integer.parseInt(Installation.variable("POLARIS_STUB_EPR_PORT", "0")));
        server = listening();
        address = server.getAddress();
    }

    /** The only one, because connector-service knows but one address. */
    public static synchronized StubEpr shared() {
        if (shared == null) {
            shared = new StubEpr();
        }
        return shared;
    }

    String url() {
        return "http://%s:%d".formatted(address.getHostString(), address.getPort());
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** Nobody listens any more. */
    synchronized void goAway() {
        server.stop(0);
        away = true;
    }

    synchronized void comeBack() {
        server = listening();
        away = false;
    }

    /** As it was before any story. */
    public synchronized void recover() {
        behave(Reply::acknowledging);
        if (away) {
            comeBack();
        }
    }

    /** What came, in order. */
    List<Delivered> delivered() {
        return delivered;
    }

    private HttpServer listening() {
        try {
            HttpServer listening = HttpServer.create(address, 50);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/epr/v1/hl7_message", this::handle);
            listening.start();
            return listening;
        } catch (IOException failure) {
            throw new UncheckedIOException("The stub EPR cannot listen at " + address, failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Delivered text = Delivered.read(exchange.getRequestBody().readAllBytes());
            delivered.add(text);
            Reply reply = behaviour.to(text);
            text.replied(reply);
            if (reply.status() >= 0) {
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One text that came. */
    public static final class Delivered {

        private final String text;
        private volatile @Nullable Reply reply;

        private Delivered(String text) {
            this.text = text;
        }

        /** {@code {"type": "hl7v2", "body": "<base64>"}} */
        private static Delivered read(byte[] request) {
            String base64 = JsonMapper.shared().readTree(request).path("body").asString();
            return new Delivered(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        }

        private void replied(Reply given) {
            reply = given;
        }

        String text() {
            return text;
        }

        /** AA or AE; "" for anything else and while the answer is outstanding. */
        String acknowledgement() {
            Reply given = reply;
            return given == null ? "" : given.code();
        }

        String controlId() {
            return field("MSH", 9);
        }

        String visit() {
            return field("PV1", 19);
        }

        /** Of the observation set. */
        public String set() {
            return field("OBR", 3);
        }

        /** {@code PV1-3} is {@code field("PV1", 3)}; counted from the segment's name on. */
        String field(String segment, int index) {
            return text.lines()
                    .filter(line -> line.startsWith(segment + "|"))
                    .findFirst()
                    .map(line -> line.split("\\|", -1))
                    .filter(fields -> fields.length > index)
                    .map(fields -> fields[index])
                    .orElse("");
        }
    }
}
