package health.polaris.backing.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ends TLS in front of a server on this machine that speaks none. */
public final class TlsDoor implements AutoCloseable {

    private final ServerSocket entrance;
    private final int inside;

    private TlsDoor(ServerSocket entrance, int inside) {
        this.entrance = entrance;
        this.inside = inside;
    }

    /** @param inside port of that server */
    public static TlsDoor open(Certificates shown, int inside) throws Exception {
        ServerSocket entrance =
                shown.shown().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TlsDoor door = new TlsDoor(entrance, inside);
        Thread.ofVirtual().start(door::letIn);
        return door;
    }

    public int port() {
        return entrance.getLocalPort();
    }

    private void letIn() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), inside);
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            } catch (IOException closed) {
                // Asked for again above.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // Whoever is refused the handshake breaks off, and both ends are closed.
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
