package health.polaris.web.connection;

import health.polaris.common.error.RedactedFailure;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's connections, of which one address gets a share. Tomcat bounds the time between two bytes; here the whole head
 * of a request has to come in a time too, or a byte every few seconds would hold a connection for hours.
 */
final class BoundedEndpoint extends NioEndpoint {

    private static final Logger log = LoggerFactory.getLogger(BoundedEndpoint.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Object NOBODY = new Object();

    /** Since when a head is known to be incomplete. */
    private final Map<SocketWrapperBase<NioChannel>, Long> incomplete = new ConcurrentHashMap<>();

    private int perNetwork = Integer.MAX_VALUE;
    private Duration headTimeout = Duration.ofDays(1);
    private Predicate<String> unbounded = address -> true;
    private @Nullable ScheduledExecutorService looks;

    void bound(ConnectionSettings settings, Predicate<String> unboundedAddresses) {
        this.perNetwork = settings.perNetwork();
        this.headTimeout = settings.headTimeout();
        this.unbounded = unboundedAddresses;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (hasItsShare(socket)) {
            destroySocket(socket);
            return false;
        }
        return super.setSocketOptions(socket);
    }

    private boolean hasItsShare(SocketChannel socket) {
        InetAddress address = address(socket);
        if (address == null || unbounded.test(address.getHostAddress())) {
            return false;
        }
        Object network = network(address);
        return connections.keySet().stream()
                        .filter(other -> network.equals(network(address(other))))
                        .limit(perNetwork)
                        .count()
                >= perNetwork;
    }

    private static @Nullable InetAddress address(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress peer ? peer.getAddress() : null;
        } catch (IOException closed) {
            return null;
        }
    }

    private static Object network(@Nullable InetAddress address) {
        if (address == null) {
            return NOBODY;
        }
        return address instanceof Inet6Address six
                ? ByteBuffer.wrap(six.getAddress()).getLong()
                : address;
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        looks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("slow-heads").daemon().factory());
        looks.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stopInternal() {
        if (looks != null) {
            looks.shutdownNow();
        }
        super.stopInternal();
    }

    /** A look that fails is no reason for none to follow: what is thrown out of it would end them. */
    private void look() {
        try {
            closeSlowHeads();
        } catch (RuntimeException | Error failure) {
            log.error("Slow requests could not be looked for", RedactedFailure.of(failure));
        }
    }

    private void closeSlowHeads() {
        long now = System.nanoTime();
        incomplete.keySet().retainAll(getConnections());
        for (SocketWrapperBase<NioChannel> connection : getConnections()) {
            if (!hasIncompleteHead(connection)) {
                incomplete.remove(connection);
            } else if (now - incomplete.computeIfAbsent(connection, first -> now) > headTimeout.toNanos()) {
                connection.close();
            }
        }
    }

    /**
     * A processor stays with its connection between two reads where a head has begun and not ended, and while an answer is
     * streamed, which may have nothing to tell for a long time.
     */
    private static boolean hasIncompleteHead(SocketWrapperBase<NioChannel> connection) {
        return connection.getCurrentProcessor() instanceof Processor processor && !processor.isAsync();
    }
}
