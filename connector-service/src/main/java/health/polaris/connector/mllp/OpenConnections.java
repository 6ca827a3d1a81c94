package health.polaris.connector.mllp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The connections that are open now. */
final class OpenConnections {

    private final Set<MllpConnection> open = ConcurrentHashMap.newKeySet();

    int count() {
        return open.size();
    }

    /** One system that opens a connection for each message and closes none leaves room for the others. */
    long countOf(InetAddress source) {
        return open.stream()
                .filter(connection -> connection.source().equals(source))
                .count();
    }

    void add(MllpConnection connection) {
        open.add(connection);
    }

    synchronized void remove(MllpConnection connection) {
        open.remove(connection);
        notifyAll();
    }

    void forEachClock(Consumer<ConnectionClock> action) {
        open.forEach(connection -> action.accept(connection.clock()));
    }

    /** Waits until none is open, but no longer than that. */
    synchronized void awaitNone(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (!open.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }
}
