package health.polaris.bench.compare.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * At a steady rate, whatever the acknowledgements do. A message that waits for a socket because the ones before it were
 * slow is late, and its latency is counted from when it was due.
 */
public final class OpenLoop {

    private static final int SOCKETS = 16;

    private OpenLoop() {}

    /** Sends for that many seconds; {@code acknowledged} gets the times from due to AA, {@code watch} each admission. */
    public static void run(
            int port, int rate, int seconds, Hospital hospital, Latencies acknowledged, EncounterWatch watch) {
        long start = System.nanoTime();
        AtomicLong lanes = new AtomicLong();
        Senders.run(SOCKETS, () -> {
            Hospital.Feed feed = hospital.newFeed();
            try (MllpSocket socket = new MllpSocket(port)) {
                for (long n = lanes.getAndIncrement(); n < (long) rate * seconds; n += SOCKETS) {
                    long due = start + n * 1_000_000_000L / rate;
                    waitUntil(due);
                    AdtMessage message = feed.next();
                    socket.send(message);
                    acknowledged.add(System.nanoTime() - due);
                    watch.acknowledged(message, due);
                }
            }
        });
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
