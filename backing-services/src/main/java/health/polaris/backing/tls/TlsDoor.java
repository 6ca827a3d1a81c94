package health.polaris.backing.tls;

import java.io.IOException;
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
        try {
            while (true) {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // Nobody is let in any more.
        }
    }

    /** Whoever is refused the handshake breaks off, and both ends are closed. */
    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), inside)) {
            Thread answers = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            server.shutdownOutput();
            answers.join();
        } catch (IOException broken) {
            // Both are closed.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // The other direction ends, too.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
