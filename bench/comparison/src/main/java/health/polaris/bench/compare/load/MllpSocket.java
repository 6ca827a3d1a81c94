package health.polaris.bench.compare.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An interface engine's socket: one message at a time, sent again when the connection ended instead of an answer. */
final class MllpSocket implements AutoCloseable {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int ATTEMPTS = 10;
    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;
    private @Nullable Socket socket;

    MllpSocket(int port) {
        this.port = port;
    }

    /**
     * Returns after AA. A repeated message that was taken the first time is answered AR, which is as good.
     *
     * @throws IllegalStateException when it was refused, or there was no answer to any attempt
     */
    void send(AdtMessage message) {
        String answer = "none";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                answer = exchange(message.text());
                if (answer.contains("\rMSA|AA") || (attempt > 1 && answer.contains("\rMSA|AR"))) {
                    return;
                }
                break;
            } catch (IOException lost) {
                answer = lost.toString();
                close();
            }
        }
        throw new IllegalStateException(
                "connector-service did not answer AA over MLLP but: " + answer.replace('\r', '\n'));
    }

    private String exchange(String text) throws IOException {
        Socket open = open();
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] frame = new byte[bytes.length + 3];
        frame[0] = START;
        System.arraycopy(bytes, 0, frame, 1, bytes.length);
        frame[bytes.length + 1] = END;
        frame[bytes.length + 2] = '\r';
        open.getOutputStream().write(frame);
        return answer(new BufferedInputStream(open.getInputStream()));
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MILLIS);
            socket = open;
        }
        return open;
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new EOFException("connection closed");
            }
            answer.write(next);
        }
        if (in.read() != '\r') {
            throw new EOFException("frame without its end");
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try (Socket open = socket) {
            socket = null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
