package health.polaris.localstack;

import health.polaris.backing.KeptServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;

/** Chooses where the services listen: at their usual ports, or at free ones where those are taken. */
final class Ports {

    private Ports() {}

    static Map<StackService, Integer> choose() {
        Map<StackService, Integer> ports = new EnumMap<>(StackService.class);
        for (StackService service : StackService.values()) {
            int port = KeptServices.usualOrFree(service.usualPort());
            ports.put(service, port == 0 ? free() : port);
        }
        return ports;
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
