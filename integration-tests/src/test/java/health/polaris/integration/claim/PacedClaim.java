package health.polaris.integration.claim;

import health.polaris.integration.claim.random.RandomHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Histories of people told at an even pace, many at once, over HTTP and MLLP, for as long as it takes; compared with the
 * second fold when nothing is done to the suite any more.
 */
public final class PacedClaim {

    private static final int COMPARED_AT_ONCE = 16;
    private static final Duration IN_QUIET = Duration.ofMinutes(5);

    private final long seed;
    private final int atOnce;
    private final Pace pace;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Queue<Telling> told = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> disputed = new ConcurrentLinkedQueue<>();

    /**
     * @param seed of the first history; the others count on from it
     * @param perSecond messages
     * @param atOnce histories, of three people on average
     */
    public PacedClaim(long seed, int perSecond, int atOnce) {
        this.seed = seed;
        this.pace = new Pace(perSecond);
        this.atOnce = atOnce;
    }

    /** Begins histories until that time is over, and ends when all of them are acknowledged. */
    public void tell(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        Semaphore room = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long next = seed; System.nanoTime() < until; next++) {
                long number = next;
                room.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        tell(number);
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    private void tell(long number) {
        try {
            Telling telling = new Telling(
                    RandomHistory.of(number, Instant.now().truncatedTo(ChronoUnit.SECONDS)), pace::await, acknowledged);
            telling.send();
            told.add(telling);
        } catch (RuntimeException | AssertionError failure) {
            faults.add("seed %d could not be told: %s".formatted(number, failure));
        }
    }

    /** Deliveries that were answered, repetitions too. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** Different messages. */
    public int messages() {
        return told.stream().mapToInt(Telling::messages).sum();
    }

    public int histories() {
        return told.size();
    }

    /**
     * Told again in peace, these differ as well: a fault of one of the two folds, which no night has to do with.
     * Known after {@link #compare}.
     */
    public List<String> disputed() {
        return List.copyOf(disputed);
    }

    /** Those that are shown otherwise than the second fold says, and only because of the night. */
    public List<String> compare() {
        Semaphore room = new Semaphore(COMPARED_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Telling telling : told) {
                room.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        compare(telling);
                    } finally {
                        room.release();
                    }
                });
            }
        }
        return new ArrayList<>(faults);
    }

    private void compare(Telling telling) {
        Result result = telling.compare(IN_QUIET);
        if (result.verdict() != Verdict.SAME) {
            boolean alsoInPeace = result.verdict() == Verdict.DIFFERENT
                    && Telling.of(telling.history()).verdict() == Verdict.DIFFERENT;
            (alsoInPeace ? disputed : faults)
                    .add("seed %d: %s %s".formatted(result.history().seed(), result.verdict(), result.lines()));
        }
    }
}
