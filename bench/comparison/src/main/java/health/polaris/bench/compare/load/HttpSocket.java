package health.polaris.bench.compare.load;

import health.polaris.backing.Closing;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A connection that is kept, as a gateway keeps its own. It understands as much of HTTP/1.1 as the services answer, so
 * that next to nothing of the processors goes into asking.
 */
final class HttpSocket implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final int port;
    private final String headers;
    private Socket socket;
    private InputStream in;
    private boolean last;

    /** @param headers of every request */
    HttpSocket(int port, Map<String, String> headers) {
        StringBuilder text = new StringBuilder("Host: localhost\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        this.headers = text.toString();
        this.port = port;
        try {
            socket = connected();
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Socket connected() throws IOException {
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        return connected;
    }

    /**
     * Returns how many bytes the body has.
     *
     * @throws IllegalStateException when the answer is not 200
     */
    int send(HttpRequest request) {
        try {
            if (last) {
                socket.close();
                socket = connected();
                in = new BufferedInputStream(socket.getInputStream(), BUFFER);
                last = false;
            }
            socket.getOutputStream().write(request.text(headers).getBytes(StandardCharsets.US_ASCII));
            String status = line();
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
                String value = header.substring(header.indexOf(':') + 1).strip();
                if (name.equals("content-length")) {
                    length = Integer.parseInt(value);
                } else if (name.equals("connection")) {
                    last = value.equalsIgnoreCase("close");
                }
            }
            int bytes = length < 0 ? chunks() : skipped(length);
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException("%s was answered %s".formatted(request.path(), status));
            }
            return bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int chunks() throws IOException {
        int all = 0;
        for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
            all += skipped(chunk);
            line();
        }
        line();
        return all;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private int skipped(int bytes) throws IOException {
        in.skipNBytes(bytes);
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The service has closed the connection");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        Closing.close(socket);
    }
}
