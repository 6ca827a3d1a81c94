package health.polaris.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/**
 * An AMQP 0-9-1 broker (Apache Qpid Broker-J) in this JVM, on the loopback interface, with one virtual host {@code /}.
 * It knows no dead-lettering, TTL or queue types: it ignores such {@code x-} arguments, so that the declarations of
 * programs made for RabbitMQ succeed. It can be stopped and started again, on the same port.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String VIRTUAL_HOST = "/";

    private final Path folder;
    private final BrokerStore store;
    private final String user;
    private final String password;
    private int port;
    private @Nullable SystemLauncher launcher;

    private EmbeddedBroker(Path folder, BrokerStore store, int port, String user, String password) {
        this.folder = folder.toAbsolutePath();
        this.store = store;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /**
     * A broker, not started yet, whose durable queues and persistent messages outlive it.
     *
     * @param folder what it keeps; one broker at a time
     * @param port where to listen, 0 for any free port
     */
    public static EmbeddedBroker durable(Path folder, int port, String user, String password) {
        return new EmbeddedBroker(folder, BrokerStore.DERBY, port, user, password);
    }

    /**
     * A broker, not started yet, that forgets everything when stopped.
     *
     * @param folder its configuration
     * @param port where to listen, 0 for any free port
     */
    public static EmbeddedBroker inMemory(Path folder, int port, String user, String password) {
        return new EmbeddedBroker(folder, BrokerStore.MEMORY, port, user, password);
    }

    /** Returns when clients can connect; does nothing if the broker runs. */
    public synchronized EmbeddedBroker start() {
        if (launcher != null) {
            return this;
        }
        quieten();
        StartupObserver observer = new StartupObserver();
        SystemLauncher starting = new SystemLauncher(observer);
        try {
            starting.startup(attributes());
        } catch (Exception e) {
            throw failed(e);
        }
        if (observer.failure() != null) {
            throw failed(observer.failure());
        }
        port = observer.boundPort();
        observer.forgetShutdownHook();
        launcher = starting;
        return this;
    }

    /** Closes all connections; does nothing if the broker does not run. */
    public synchronized void stop() {
        if (launcher != null) {
            launcher.shutdown();
            launcher = null;
        }
    }

    /** The port is known once the broker has started. */
    public synchronized BrokerAddress address() {
        return new BrokerAddress("127.0.0.1", port, user, password, VIRTUAL_HOST);
    }

    @Override
    public void close() {
        stop();
    }

    /** Both are read from system properties alone. */
    private void quieten() {
        // Or else every connection, channel and subscription is a line of the log,
        System.setProperty(SystemConfig.PROPERTY_STATUS_UPDATES, "false");
        // and Derby writes its own into the working directory.
        System.setProperty(
                "derby.stream.error.file", folder.resolve("derby.log").toString());
    }

    private Map<String, Object> attributes() {
        return Map.of(
                SystemConfig.TYPE,
                "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                writeConfiguration().toUri().toString(),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                false,
                SystemConfig.CONTEXT,
                Map.of(
                        SystemConfig.QPID_WORK_DIR,
                        folder.toString(),
                        "polaris.port",
                        Integer.toString(port),
                        "polaris.user",
                        user,
                        "polaris.password",
                        password));
    }

    private Path writeConfiguration() {
        try {
            return Files.writeString(Files.createDirectories(folder).resolve("broker.json"), store.configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IllegalStateException failed(@Nullable Exception cause) {
        return new IllegalStateException(
                "The embedded AMQP broker did not start on port %d with folder %s".formatted(port, folder), cause);
    }
}
