package health.polaris.bench.compare.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Some connections, each asking again as soon as it was answered. */
public final class HttpLoop {

    private HttpLoop() {}

    /**
     * Asks so often; returns in how many seconds. Not for so long: on a busy machine that would be a service that is still
     * compiling.
     *
     * @param ports of the replicas, which have the connections in turns
     * @param headers of every request
     * @param requests the next ones: some are asked one after the other, and are answered when the last of them is
     * @param latencies get how long each answer took
     * @throws IllegalStateException when something is not answered 200, or all of it with fewer bytes than that
     */
    public static double run(
            List<Integer> ports,
            int connections,
            int count,
            Map<String, String> headers,
            Supplier<List<HttpRequest>> requests,
            int leastBytes,
            Latencies latencies) {
        AtomicInteger left = new AtomicInteger(count);
        AtomicInteger connection = new AtomicInteger();
        long start = System.nanoTime();
        Senders.run(connections, () -> {
            int port = ports.get(connection.getAndIncrement() % ports.size());
            try (HttpSocket socket = new HttpSocket(port, headers)) {
                while (left.getAndDecrement() > 0) {
                    List<HttpRequest> next = requests.get();
                    long asked = System.nanoTime();
                    int bytes = next.stream().mapToInt(socket::send).sum();
                    latencies.add(System.nanoTime() - asked);
                    if (bytes < leastBytes) {
                        throw new IllegalStateException(
                                "%s was answered with %d bytes".formatted(next.getLast().path(), bytes));
                    }
                }
            }
        });
        return (System.nanoTime() - start) / 1e9;
    }
}
