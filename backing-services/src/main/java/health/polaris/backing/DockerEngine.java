package health.polaris.backing;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * Whether containers can be had. Testcontainers takes seconds and many lines of log to find out that there is no
 * engine, so its usual sockets are tried first.
 */
final class DockerEngine {

    private DockerEngine() {}

    static boolean isReachable() {
        return hasTestcontainers() && (isNamed() || hasSocket()) && Testcontainers.findEngine();
    }

    /** The local stack goes without the library. */
    private static boolean hasTestcontainers() {
        try {
            Class.forName("org.testcontainers.DockerClientFactory", false, DockerEngine.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isNamed() {
        return System.getenv("DOCKER_HOST") != null;
    }

    private static boolean hasSocket() {
        String home = System.getProperty("user.home");
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of(home, ".docker/run/docker.sock"),
                        Path.of(home, ".docker/desktop/docker.sock"),
                        Path.of(home, ".colima/default/docker.sock"))
                .anyMatch(DockerEngine::answers);
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Loaded only where the library is there. */
    private static final class Testcontainers {

        static boolean findEngine() {
            return DockerClientFactory.instance().isDockerAvailable();
        }
    }
}
