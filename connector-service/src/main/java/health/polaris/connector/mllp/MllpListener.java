package health.polaris.connector.mllp;

import health.polaris.connector.mllp.frame.FrameBuffer;
import health.polaris.connector.mllp.frame.FrameMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<MllpConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listening;

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
        return listening != null;
    }

    int openConnections() {
        return connections.size();
    }

    /** Bytes of long messages that have been received and not yet answered. */
    long reservedMemory() {
        return memory.reserved();
    }

    /** The port it listens on; 0 while it does not. */
    int port() {
        ServerSocket socket = listening;
        return socket == null ? 0 : socket.getLocalPort();
    }

    @Override
    public void start() {
        Integer port = settings.port();
        if (port != null && listening == null) {
            ServerSocket socket = bind(port);
            listening = socket;
            Thread.ofVirtual().name("mllp-accept").start(() -> acceptUntilClosed(socket));
            Thread.ofVirtual().name("mllp-watch").start(() -> watch(socket));
            log.info("Listening for MLLP on {} port {}", settings.address(), socket.getLocalPort());
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

    private void acceptUntilClosed(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                admit(socket.accept());
            } catch (IOException failure) {
                if (!socket.isClosed()) {
                    log.error("Accepting an MLLP connection failed: {}", failure.getMessage());
                    pause(AFTER_FAILURE);
                }
            }
        }
    }

    private void admit(Socket socket) {
        if (!access.allows(socket.getInetAddress())) {
            refuse(socket, "source");
        } else if (connections.size() >= settings.maximalConnections()) {
            refuse(socket, "limit");
        } else if (connectionsOf(socket.getInetAddress()) >= settings.connectionsPerSource()) {
            refuse(socket, "source_limit");
        } else {
            serve(socket);
        }
    }

    /** One system that opens a connection for each message and closes none leaves room for the others. */
    private long connectionsOf(InetAddress source) {
        return connections.stream()
                .filter(connection -> connection.source().equals(source))
                .count();
    }

    private void refuse(Socket socket, String reason) {
        meters.refused(reason);
        log.warn(
                "An MLLP connection from {} was refused: {}",
                socket.getInetAddress().getHostAddress(),
                reason);
        new ConnectionClock(socket, settings).close(ConnectionEnd.CLOSED_BY_SENDER);
    }

    private void serve(Socket socket) {
        FrameBuffer frame = new FrameBuffer(
                memory, Math.toIntExact(settings.maximalMessage().toBytes()));
        ConnectionClock clock = new ConnectionClock(socket, settings);
        MllpConnection connection = new MllpConnection(socket, clock, tls, handler, meters, frame);
        connections.add(connection);
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

    /** Also while the service stops: a sender that does not read must not hold it up. */
    private void watch(ServerSocket socket) {
        while (!socket.isClosed() || !connections.isEmpty()) {
            connections.forEach(connection -> connection.clock().closeIfOverdue());
            pause(WATCH);
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable callback) {
        ServerSocket socket = listening;
        listening = null;
        if (socket == null) {
            callback.run();
            return;
        }
        close(socket);
        connections.forEach(connection -> connection.clock().stop());
        Thread.ofVirtual().name("mllp-drain").start(() -> drain(callback));
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            log.warn("Closing the MLLP port failed: {}", failure.getMessage());
        }
    }

    private void drain(Runnable callback) {
        long end = System.nanoTime() + settings.drainTimeout().toNanos();
        while (!connections.isEmpty() && System.nanoTime() < end) {
            // Again, for connections that were accepted in the last moment.
            connections.forEach(connection -> connection.clock().stop());
            pause(WATCH);
        }
        connections.forEach(connection -> connection.clock().close(ConnectionEnd.STOPPING));
        callback.run();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
