package health.polaris.localstack;

import health.polaris.backing.KeptServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where a service listens: at its own port, or at a free one where another program has taken that. */
final class Ports {

    private Ports() {}

    static int thisOrFree(int wanted) {
        int port = KeptServices.usualOrFree(wanted);
        return port == 0 ? free() : port;
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
