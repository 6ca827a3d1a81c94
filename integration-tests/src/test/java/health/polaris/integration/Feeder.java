package health.polaris.integration;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * An EPR behind a load balancer: each message goes to one of the connectors that are there, and to the next one when that
 * does not acknowledge it; the messages of a patient one after the other.
 */
final class Feeder implements AutoCloseable {

    private static final Set<String> RECEIVED = Set.of("AA", "AR");
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Supplier<List<Api>> connectors;
    private final String token = Installation.eprAdapter();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean ends = new AtomicBoolean();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refusedByOne = new AtomicInteger();
    private final AtomicLong longestNanos = new AtomicLong();

    /** @param connectors those that are there just now */
    Feeder(Supplier<List<Api>> connectors) {
        this.connectors = connectors;
    }

    /** Of each stay the messages from one number on, until another one, so many stays at once; returns when all are acknowledged. */
    void feed(List<Stay> stays, int from, int until, int atOnce) {
        await(begin(stays, from, until, atOnce));
    }

    /** The same in the background. */
    Future<?> begin(List<Stay> stays, int from, int until, int atOnce) {
        return threads.submit(() -> {
            Semaphore room = new Semaphore(atOnce);
            List<? extends Future<?>> sent = stays.stream()
                    .map(stay -> threads.submit(() -> {
                        room.acquireUninterruptibly();
                        for (int message = from; message < until && !ends.get(); message++) {
                            send(stay.hl7(message));
                        }
                        room.release();
                    }))
                    .toList();
            sent.forEach(Feeder::await);
        });
    }

    /** Until somebody acknowledges it. */
    void send(String hl7) {
        long due = System.nanoTime();
        while (!isTaken(hl7)) {
            refusedByOne.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        acknowledged.incrementAndGet();
        longestNanos.accumulateAndGet(System.nanoTime() - due, Math::max);
    }

    private boolean isTaken(String hl7) {
        List<Api> there = connectors.get();
        Api connector = there.get(Math.floorMod(turn.getAndIncrement(), there.size()));
        try {
            Answer answer = new Epr(connector, token).post(hl7);
            return answer.status() == 200 && RECEIVED.contains(Epr.code(answer));
        } catch (UncheckedIOException away) {
            return false;
        }
    }

    int acknowledged() {
        return acknowledged.get();
    }

    String figures() {
        return "%d messages acknowledged, %d times by another connector than the first asked, the longest after %d ms"
                .formatted(
                        acknowledged.get(),
                        refusedByOne.get(),
                        Duration.ofNanos(longestNanos.get()).toMillis());
    }

    static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() {
        ends.set(true);
        threads.shutdownNow();
    }
}
