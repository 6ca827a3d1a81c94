package health.polaris.bench.compare.load;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for encounters as a ward's screen does, from the acknowledgement until they are there. Ten admissions a second at
 * most, and the pauses grow: whoever watched all would measure the watching.
 */
public final class EncounterWatch implements AutoCloseable {

    private static final long APART = Duration.ofMillis(100).toNanos();
    private static final long PATIENCE = Duration.ofMinutes(5).toNanos();
    private static final int EMPTY_LIST = 2;

    private final Api encounters;
    private final Latencies visible = new Latencies();
    private final AtomicLong nextAt = new AtomicLong(System.nanoTime());
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<?>> watched = new ConcurrentLinkedQueue<>();

    /** @param encounters with a token that may read encounters */
    public EncounterWatch(Api encounters) {
        this.encounters = encounters;
    }

    void acknowledged(AdtMessage message, long due) {
        long next = nextAt.get();
        long now = System.nanoTime();
        if (message.admits() && now - next >= 0 && nextAt.compareAndSet(next, now + APART)) {
            watched.add(watchers.submit(() -> watch(message.visitNumber(), due)));
        }
    }

    private void watch(String visitNumber, long due) {
        long acknowledged = System.nanoTime();
        while (!isVisible(visitNumber) && System.nanoTime() - acknowledged < PATIENCE) {
            LockSupport.parkNanos(pause(System.nanoTime() - acknowledged));
        }
        visible.add(System.nanoTime() - due);
    }

    /** A fifth of what has passed, between 5 and 500 ms: nobody is measured more than 20 % too late. */
    private static long pause(long waited) {
        return Math.clamp(waited / 5, 5_000_000L, 500_000_000L);
    }

    /** A service that is too busy to answer shows nothing: the screen asks again. */
    private boolean isVisible(String visitNumber) {
        Answer answer = encounters.get("/dhos/v2/encounter?compact=true&epr_encounter_id=" + visitNumber);
        if (answer.status() == 503) {
            return false;
        }
        if (answer.status() != 200) {
            throw new IllegalStateException("encounters-service answered %d to a look-up".formatted(answer.status()));
        }
        return answer.body().strip().length() > EMPTY_LIST;
    }

    /** Waits for those that are still watched; milliseconds from due to visible. */
    public Latencies visible() {
        Senders.await(watched, watchers);
        return visible;
    }

    @Override
    public void close() {
        watchers.close();
    }
}
