package health.polaris.connector.outbound;

import health.polaris.backing.tls.Certificates;
import health.polaris.connector.hl7.Strictly;
import health.polaris.connector.mllp.frame.FrameWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLServerSocket;

/** An EPR that speaks MLLP and answers as a test wants it to. */
final class MllpStub implements AutoCloseable {

    private static final int END = 0x1C;

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> answer = MllpStub::accepting;

    MllpStub() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    /** By TLS with that certificate, for those who show the other one. */
    static MllpStub secured(Certificates own, Certificates trusted, String address) throws Exception {
        SSLServerSocket server = (SSLServerSocket) trusted.trustedBy(own)
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getByName(address));
        server.setNeedClientAuth(true);
        return new MllpStub(server);
    }

    MllpStub(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    static String accepting(String controlId) {
        return "MSH|^~\\&|EPR|TRUST|DHOS|SENSYNE|20240312090113||ACK^R01^ACK|A1|P|2.6\rMSA|AA|" + controlId + "\r";
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            StringBuilder text = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == END) {
                    texts.add(text.toString());
                    String controlId = StubEpr.field(text.toString().strip(), "MSH", 9);
                    FrameWriter.write(
                            socket.getOutputStream(),
                            FrameWriter.frame(answer.apply(controlId), StandardCharsets.UTF_8));
                    text.setLength(0);
                } else if (next != 0x0B) {
                    text.append((char) next);
                }
            }
        } catch (IOException closed) {
            // Either side has hung up.
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** What came, each byte a character. */
    List<String> texts() {
        return texts;
    }

    /** @param made of the control id */
    void answer(UnaryOperator<String> made) {
        answer = made;
    }

    /** Something that nobody asked for, on all connections. */
    void say(String text) throws IOException {
        for (Socket socket : open) {
            FrameWriter.write(socket.getOutputStream(), FrameWriter.frame(text, StandardCharsets.UTF_8));
        }
    }

    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
        texts.forEach(text -> Strictly.permitted(
                new String(text.strip().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
    }
}
