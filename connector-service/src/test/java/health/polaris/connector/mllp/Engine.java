package health.polaris.connector.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.Strictly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hospital's integration engine at the other end of a connection. */
final class Engine implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("\\rMSA.([AC][AER]).([^\\r|]*)");

    private final Socket socket;

    Engine(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Engine(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(Math.toIntExact(LONGEST.toMillis()));
    }

    static byte[] framed(String message) {
        return ("\u000B" + message + "\u001C\r").getBytes(StandardCharsets.UTF_8);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void send(String message) throws IOException {
        send(framed(message));
    }

    String ask(String message) throws IOException {
        send(message);
        return answer();
    }

    /** The text of the next frame, which must be well formed. */
    String answer() throws IOException {
        return answer(StandardCharsets.UTF_8);
    }

    String answer(Charset charset) throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(0x0B);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int next = socket.getInputStream().read();
        while (next != 0x1C) {
            assertThat(next).as("a byte inside of a frame").isGreaterThanOrEqualTo('\r');
            frame.write(next);
            next = socket.getInputStream().read();
        }
        assertThat(socket.getInputStream().read()).isEqualTo(0x0D);
        return Strictly.permitted(frame.toString(charset));
    }

    /** {@code AA MC-1} */
    static String verdict(String acknowledgement) {
        Matcher matcher = CODE.matcher(acknowledgement);
        assertThat(matcher.find()).as(acknowledgement).isTrue();
        return matcher.group(1) + " " + matcher.group(2);
    }

    /** Waits until the other side has closed the connection, and makes sure that it says nothing more. */
    void expectClosed() throws IOException {
        try {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (SocketException reset) {
            // Closed with bytes unread: as closed as it can be.
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
