package health.polaris.connector.mllp;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.mllp.Engine.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.Feed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** Senders that take too much, too long or do not belong here; and the end of the service. */
class MllpLimitsTest extends Listening {

    private static final int MEBIBYTE = 1024 * 1024;

    private double ended(String reason) {
        return counted("polaris.mllp.ended.connections", "reason", reason);
    }

    private void awaitEnded(String reason, double before) {
        await().atMost(Duration.ofSeconds(10)).until(() -> ended(reason) > before);
    }

    private static void assertServes(Engine engine) throws IOException {
        String controlId = fresh("MC-");
        assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AA " + controlId);
    }

    @Test
    void closesFurtherConnectionsAtOnce() throws Exception {
        double before = counted("polaris.mllp.refused.connections", "reason", "limit");
        int port = start(narrow()).port();
        try (Engine first = new Engine(port);
                Engine second = new Engine(port);
                Engine third = new Engine(port)) {
            assertServes(first);
            assertServes(second);
            assertServes(third);
            try (Engine fourth = new Engine(port)) {
                fourth.expectClosed();
            }
            assertServes(first);
        }
        assertThat(counted("polaris.mllp.refused.connections", "reason", "limit") - before)
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> accepted(port));
    }

    /** One that nobody accepts from any more looks open to everybody, and raises no alert. */
    @Test
    void goesOnListeningAfterAnErrorAtOneConnection() throws Exception {
        AtomicBoolean faulty = new AtomicBoolean();
        MeterRegistry registry = new SimpleMeterRegistry() {
            @Override
            public Counter counter(String name, String... tags) {
                if (faulty.getAndSet(false)) {
                    throw new StackOverflowError("of a faulty release");
                }
                return super.counter(name, tags);
            }
        };
        MllpSettings nobody = settings(List.of("192.0.2.1"), "", ClientCertificate.NONE, 3);
        int port = start(nobody, new DefaultSslBundleRegistry(), new MllpMeters(registry))
                .port();
        faulty.set(true);
        try (Engine first = new Engine(port)) {
            first.expectClosed();
        }
        try (Engine second = new Engine(port)) {
            second.expectClosed();
        }
        assertThat(registry.counter("polaris.mllp.refused.connections", "reason", "source")
                        .count())
                .isEqualTo(1);
    }

    private static boolean accepted(int port) throws IOException {
        try (Engine engine = new Engine(port)) {
            engine.send(admission(fresh("MC-"), fresh("M")));
            return engine.socket().getInputStream().read() == 0x0B;
        } catch (SocketException refused) {
            return false;
        }
    }

    @Test
    void skipsAFrameThatIsTooLongAndTellsItsSender() throws Exception {
        int port = start(narrow()).port();
        String controlId = fresh("MC-");
        try (Engine engine = new Engine(port)) {
            engine.send(admission(controlId, fresh("M")) + "ZZZ|" + "x".repeat(8 * MEBIBYTE));
            String refusal = engine.answer();
            assertThat(verdict(refusal)).isEqualTo("AR " + controlId);
            assertThat(refusal)
                    .contains("Message is longer than ")
                    .contains("do not send it again as it is")
                    .doesNotContain("Send the message again");
            engine.expectClosed();
        }
        assertThat(new Feed(httpPort).search("/" + controlId)).isEmpty();
        try (Engine engine = new Engine(port)) {
            engine.send("x".repeat(2 * MEBIBYTE));
            engine.expectClosed();
        }
    }

    @Test
    void halfReceivedLongFramesShareTheirMemoryAndOrdinaryOnesDoNotSuffer() throws Exception {
        double before = ended("no_memory");
        MllpListener own = start(settings(List.of(), "", ClientCertificate.NONE, 20));
        byte[] half = ("\u000B" + "x".repeat(MEBIBYTE - 1000)).getBytes(StandardCharsets.US_ASCII);
        List<Engine> engines = new ArrayList<>();
        try {
            for (int index = 0; index < 10; index++) {
                Engine engine = new Engine(own.port());
                engines.add(engine);
                Thread.ofVirtual().start(() -> sendQuietly(engine, half));
            }
            try (Engine ordinary = new Engine(own.port())) {
                assertServes(ordinary);
            }
            for (Engine engine : engines) {
                sendQuietly(engine, "\u001C\r".getBytes(StandardCharsets.US_ASCII));
            }
            for (Engine engine : engines) {
                engine.expectClosed();
            }
        } finally {
            for (Engine engine : engines) {
                engine.close();
            }
        }
        awaitEnded("no_memory", before);
        await().atMost(Duration.ofSeconds(10)).until(() -> own.reservedMemory() == 0);
    }

    private static void sendQuietly(Engine engine, byte[] bytes) {
        try {
            engine.send(bytes);
        } catch (IOException closed) {
            // Which of them finds no memory is not decided here.
        }
    }

    @Test
    void endsASilentConnection() throws Exception {
        double before = ended("idle_timeout");
        try (Engine engine = new Engine(start(narrow()).port())) {
            assertServes(engine);
            engine.expectClosed();
        }
        awaitEnded("idle_timeout", before);
    }

    @Test
    void endsAConnectionWhoseFrameDoesNotEndHoweverManyBytesTrickle() throws Exception {
        double before = ended("frame_timeout");
        try (Engine engine = new Engine(start(narrow()).port())) {
            engine.send("\u000BMSH|".getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        sendQuietly(engine, new byte[] {'x'});
                        return ended("frame_timeout") > before;
                    });
        }
    }

    @Test
    void aSenderThatNeverReadsHoldsNothingUp() throws Exception {
        double before = ended("write_timeout");
        int port = start(settings(List.of(), "", ClientCertificate.NONE, 20)).port();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        try (Engine deaf = new Engine(socket);
                Engine other = new Engine(port)) {
            // The answer repeats MSH-10, so it is as long as the message.
            String message = admission(fresh("MC-") + "y".repeat(MEBIBYTE - 1000), fresh("M"));
            Thread.ofVirtual().start(() -> {
                for (int index = 0; index < 20; index++) {
                    sendQuietly(deaf, Engine.framed(message));
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                assertServes(other);
                return ended("write_timeout") > before;
            });
        }
    }

    @Test
    void endsAConnectionThatDoesNotSpeakMllp() throws Exception {
        double before = ended("garbage");
        try (Engine engine = new Engine(start(narrow()).port())) {
            sendQuietly(engine, "GET / HTTP/1.1\r\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
            engine.expectClosed();
        }
        awaitEnded("garbage", before);
    }

    @Test
    void letsOnlyTheNamedSourcesConnect() throws Exception {
        MllpSettings own = settings(List.of("10.0.0.0/8", "127.0.0.1"), "", ClientCertificate.NONE, 3);
        try (Engine engine = new Engine(start(own).port())) {
            assertServes(engine);
        }
        MllpSettings others = settings(List.of("10.0.0.0/8", "192.168.1.7"), "", ClientCertificate.NONE, 3);
        try (Engine engine = new Engine(start(others).port())) {
            engine.expectClosed();
        }
    }

    @Test
    void doesNotStartWhenAnybodyCouldConnect() {
        assertThatThrownBy(() -> new MllpAccess(reachable(List.of(), ClientCertificate.NONE)))
                .hasMessageContaining("MLLP_ALLOWED_SOURCES");
        assertThatThrownBy(() -> new MllpAccess(reachable(List.of(), ClientCertificate.REQUIRED)))
                .hasMessageContaining("MLLP_TLS_BUNDLE");
        assertThatThrownBy(() -> new MllpAccess(reachable(List.of("10.0.0.0/99"), ClientCertificate.NONE)))
                .hasMessageContaining("10.0.0.0/99");
    }

    private static MllpSettings reachable(List<String> sources, ClientCertificate certificate) {
        MllpSettings base = narrow();
        return new MllpSettings(
                0,
                "0.0.0.0",
                sources,
                "",
                certificate,
                1,
                1,
                base.maximalMessage(),
                base.memory(),
                1,
                base.idleTimeout(),
                base.frameTimeout(),
                base.writeTimeout(),
                base.handshakeTimeout(),
                base.shutdownTimeout());
    }

    @Test
    void answersTheMessageInHandBeforeItStops() throws Exception {
        MllpListener own = start(narrow());
        String controlId = fresh("MC-");
        byte[] frame = Engine.framed(admission(controlId, fresh("M")));
        int port = own.port();
        try (Engine idle = new Engine(port);
                Engine busy = new Engine(port)) {
            assertServes(idle);
            assertServes(busy);
            double before = counted("polaris.mllp.bytes", "direction", "received");
            busy.send(Arrays.copyOf(frame, 100));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> counted("polaris.mllp.bytes", "direction", "received") == before + 100);
            CompletableFuture<Void> stopped = stopped(own);
            idle.expectClosed();
            assertThat(stopped).isNotDone();
            busy.send(Arrays.copyOfRange(frame, 100, frame.length));
            assertThat(verdict(busy.answer())).isEqualTo("AA " + controlId);
            busy.expectClosed();
            stopped.get();
        }
        assertThatThrownBy(() -> new Engine(port)).isInstanceOf(IOException.class);
        assertThat(new Feed(httpPort).search("/" + controlId)).hasSize(1);
    }
}
