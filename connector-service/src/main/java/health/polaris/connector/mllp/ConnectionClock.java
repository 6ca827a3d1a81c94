package health.polaris.connector.mllp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Watches what a connection does and closes its socket when that takes too long: a read or a write that waits then fails.
 * A blocking write has no time limit of its own, and the one of a read starts anew with each byte.
 */
final class ConnectionClock {

    private static final Duration LEAVING = Duration.ofSeconds(1);

    private final Socket socket;
    private final MllpSettings settings;
    private Phase phase = Phase.HANDSHAKE;
    private long since = System.nanoTime();
    private boolean stopping;
    private @Nullable ConnectionEnd end;

    /** @param socket without TLS, whose close never waits */
    ConnectionClock(Socket socket, MllpSettings settings) {
        this.socket = socket;
        this.settings = settings;
    }

    synchronized void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }

    /** @return false when the service stops, so that no further message is to be taken */
    synchronized boolean enterIdle() {
        if (!stopping) {
            enter(Phase.IDLE);
        }
        return !stopping;
    }

    /** Ends the connection now when nothing is in hand, else after the answer. */
    synchronized void stop() {
        stopping = true;
        if (phase == Phase.IDLE || phase == Phase.HANDSHAKE) {
            close(ConnectionEnd.STOPPING);
        }
    }

    synchronized void closeIfOverdue() {
        Duration limit = limit();
        if (limit != null && System.nanoTime() - since > limit.toNanos()) {
            close(phase.overdue());
        }
    }

    private @Nullable Duration limit() {
        return switch (phase) {
            case HANDSHAKE -> settings.handshakeTimeout();
            case IDLE -> settings.idleTimeout();
            case FRAME -> settings.frameTimeout();
            case HANDLING -> null;
            case ANSWERING -> settings.writeTimeout();
            case LEAVING -> LEAVING;
        };
    }

    /** Closes the socket; the first reason counts. */
    synchronized void close(ConnectionEnd reason) {
        if (end == null) {
            end = reason;
        }
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // A socket that cannot be closed is as gone as one that was.
        }
    }

    /** Why it ended; null while it has not. */
    synchronized @Nullable ConnectionEnd end() {
        return end;
    }
}
