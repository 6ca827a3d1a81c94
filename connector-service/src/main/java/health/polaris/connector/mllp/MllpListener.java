package health.polaris.connector.mllp;

import health.polaris.connector.mllp.frame.FrameBuffer;
import health.polaris.connector.mllp.frame.FrameMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Accepts connections while the service runs, each with a virtual thread of its own. When the service stops, messages in
 * hand are answered before their connections are closed.
 */
@Component
class MllpListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MllpListener.class);
    private static final Duration WATCH = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final int BACKLOG = 128;

    private final MllpSettings settings;
    private final MllpAccess access;
    private final MllpTls tls;
    private final MllpMessageHandler handler;
    private final MllpMeters meters;
    private final FrameMemory memory;
    private final OpenConnections connections = new OpenConnections();
    private volatile @Nullable Port open;

    MllpListener(MllpSettings settings, MllpAccess access, MllpTls tls, MllpMessageHandler handler, MllpMeters meters) {
        this.settings = settings;
        this.access = access;
        this.tls = tls;
        this.handler = handler;
        this.meters = meters;
        this.memory = new FrameMemory(settings.memory().toBytes());
        meters.watch(this);
    }

    /** Whether there is one is a setting. */
    @Override
    public boolean isAutoStartup() {
        return settings.port() != null;
    }

    @Override
    public boolean isRunning() {
        return open != null;
    }

    int openConnections() {
        return connections.count();
    }

    /** Bytes of long messages that have been received and not yet answered. */
    long reservedMemory() {
        return memory.reserved();
    }

    /** The port it listens on; 0 while it does not. */
    int port() {
        Port port = open;
        return port == null ? 0 : port.socket().getLocalPort();
    }

    @Override
    public void start() {
        Integer number = settings.port();
        if (number != null && open == null) {
            Port port = new Port(bind(number), new CountDownLatch(1), watch());
            open = port;
            Thread.ofVirtual().name("mllp-accept").start(() -> acceptUntilClosed(port));
            log.info(
                    "Listening for MLLP on {} port {}",
                    settings.address(),
                    port.socket().getLocalPort());
        }
    }

    /** Until the last connection is closed: a sender that does not read must not hold up the end of the service. */
    private ScheduledExecutorService watch() {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("mllp-watch").factory());
        watch.scheduleAtFixedRate(this::closeOverdue, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** What is thrown out of it would end the watch for good. */
    private void closeOverdue() {
        try {
            connections.forEachClock(ConnectionClock::closeIfOverdue);
        } catch (RuntimeException | Error failure) {
            log.error("MLLP connections could not be watched: {}", failure.toString());
        }
    }

    private ServerSocket bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.address()), port), BACKLOG);
            return socket;
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "Can not listen for MLLP on " + settings.address() + " port " + port + ": " + failure.getMessage(),
                    failure);
        }
    }

    /** Nothing but the end of the port ends this: one that nobody accepts from looks open to everybody. */
    private void acceptUntilClosed(Port port) {
        while (!port.socket().isClosed()) {
            try {
                accept(port);
            } catch (IOException | RuntimeException | Error failure) {
                if (!port.socket().isClosed()) {
                    log.error("Accepting an MLLP connection failed: {}", failure.toString());
                    port.awaitClosing(AFTER_FAILURE);
                }
            }
        }
    }

    private void accept(Port port) throws IOException {
        Socket socket = port.socket().accept();
        try {
            admit(socket, port);
        } catch (RuntimeException | Error failure) {
            close(socket);
            throw failure;
        }
    }

    private void admit(Socket socket, Port port) {
        if (!access.allows(socket.getInetAddress())) {
            refuse(socket, "source");
        } else if (connections.count() >= settings.maximalConnections()) {
            refuse(socket, "limit");
        } else if (connections.countOf(socket.getInetAddress()) >= settings.connectionsPerSource()) {
            refuse(socket, "source_limit");
        } else {
            serve(socket, port);
        }
    }

    private void refuse(Socket socket, String reason) {
        meters.refused(reason);
        log.warn(
                "An MLLP connection from {} was refused: {}",
                socket.getInetAddress().getHostAddress(),
                reason);
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // A socket that cannot be closed is as gone as one that was.
        }
    }

    private void serve(Socket socket, Port port) {
        FrameBuffer frame = new FrameBuffer(
                memory, Math.toIntExact(settings.maximalMessage().toBytes()));
        ConnectionClock clock = new ConnectionClock(socket, settings);
        MllpConnection connection = new MllpConnection(socket, clock, tls, handler, meters, frame);
        connections.add(connection);
        if (port.socket().isClosed()) {
            // Accepted in the last moment: whoever stopped the others may not have seen it.
            clock.stop();
        }
        Thread.ofVirtual().name("mllp").start(() -> run(connection));
    }

    private void run(MllpConnection connection) {
        try {
            connection.run();
        } finally {
            connections.remove(connection);
            ended(connection.clock().end(), connection.source());
        }
    }

    private void ended(@Nullable ConnectionEnd reason, InetAddress source) {
        ConnectionEnd end = reason == null ? ConnectionEnd.UNEXPECTED : reason;
        meters.ended(end);
        if (end.isTrouble()) {
            log.warn("An MLLP connection from {} ended: {}", source.getHostAddress(), end.label());
        } else {
            log.info("An MLLP connection from {} ended: {}", source.getHostAddress(), end.label());
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable callback) {
        Port port = open;
        open = null;
        if (port == null) {
            callback.run();
            return;
        }
        port.close();
        connections.forEachClock(ConnectionClock::stop);
        Thread.ofVirtual().name("mllp-drain").start(() -> drain(port, callback));
    }

    private void drain(Port port, Runnable callback) {
        try {
            connections.awaitNone(settings.drainTimeout());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        connections.forEachClock(clock -> clock.close(ConnectionEnd.STOPPING));
        port.watch().shutdown();
        callback.run();
    }

    /** @param closing counts down when no more connections are accepted */
    private record Port(ServerSocket socket, CountDownLatch closing, ScheduledExecutorService watch) {
        void close() {
            closing.countDown();
            try {
                socket.close();
            } catch (IOException failure) {
                log.warn("Closing the MLLP port failed: {}", failure.getMessage());
            }
        }

        void awaitClosing(Duration atMost) {
            try {
                boolean _ = closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
