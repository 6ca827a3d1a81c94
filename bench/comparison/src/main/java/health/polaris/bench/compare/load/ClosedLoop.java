package health.polaris.bench.compare.load;

import java.util.concurrent.atomic.AtomicInteger;

/** As fast as the acknowledgements come: each socket sends its next message when the last one was acknowledged. */
public final class ClosedLoop {

    private ClosedLoop() {}

    /** Sends that many messages; returns the seconds until the last AA. */
    public static double run(int port, int sockets, int messages, Hospital hospital) {
        AtomicInteger left = new AtomicInteger(messages);
        long start = System.nanoTime();
        Senders.run(sockets, () -> {
            Hospital.Feed feed = hospital.newFeed();
            try (MllpSocket socket = new MllpSocket(port)) {
                while (left.getAndDecrement() > 0) {
                    socket.send(feed.next());
                }
            }
        });
        return (System.nanoTime() - start) / 1e9;
    }
}
