package health.polaris.integration.claim;

import health.polaris.integration.Installation;
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
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Many histories told to one running suite at once, whatever is killed meanwhile. Those that are not yet shown when their
 * time is over are compared again when nothing is killed any more: what is different then, or has no outcome, is a fault.
 */
final class Claim {

    private static final int AT_ONCE = Integer.getInteger("claim.at-once", 20);
    private static final int BETWEEN_CHECKS = 100;
    private static final Duration WHILE_KILLED = Duration.ofSeconds(20);
    private static final Duration IN_QUIET = Duration.ofMinutes(5);

    private final Queue<Telling> later = new ConcurrentLinkedQueue<>();
    private final Queue<Result> different = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger shownAtOnce = new AtomicInteger();
    private final AtomicInteger shownInQuiet = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private int checks;

    /** Histories of these seeds; returns when all is acknowledged. */
    void tell(LongStream seeds) {
        atOnce(seeds.boxed().toList(), this::tell);
    }

    private void tell(long seed) {
        try {
            Telling telling = new Telling(RandomHistory.of(seed, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
            telling.send();
            messages.addAndGet(telling.messages());
            if (telling.compare(WHILE_KILLED).verdict() == Verdict.SAME) {
                shownAtOnce.incrementAndGet();
            } else {
                later.add(telling);
            }
        } catch (RuntimeException | AssertionError failure) {
            faults.add("seed %d could not be told: %s".formatted(seed, failure));
        }
        if (ended.incrementAndGet() % BETWEEN_CHECKS == 0) {
            checkFold("after %d histories".formatted(ended.get()));
        }
    }

    /** When all services answer, and nothing is killed any more. */
    void settle() {
        atOnce(List.copyOf(later), this::settle);
        checkFold("after all histories");
    }

    private void settle(Telling telling) {
        Result result = telling.compare(IN_QUIET);
        switch (result.verdict()) {
            case SAME -> shownInQuiet.incrementAndGet();
            case DIFFERENT -> {
                different.add(result);
                System.out.printf(
                        "Claim: seed %d differs: %s%n", result.history().seed(), result.lines());
            }
            case NOT_IN_TIME ->
                faults.add("seed %d has no outcome %s after the last kill: %s"
                        .formatted(result.history().seed(), IN_QUIET, result.lines()));
        }
    }

    private synchronized void checkFold(String when) {
        try {
            Installation.foldCheck().run(when);
            checks++;
        } catch (AssertionError rowsDiffer) {
            faults.add(String.valueOf(rowsDiffer.getMessage()));
        }
    }

    private static <T> void atOnce(List<T> all, Consumer<T> work) {
        Semaphore room = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T each : all) {
                room.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        work.accept(each);
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    /** In figures. */
    String summary() {
        return "%d messages; %d shown at once, %d when nothing was killed any more, %d different, %d faults; %d times verify-fold"
                .formatted(
                        messages.get(), shownAtOnce.get(), shownInQuiet.get(), different.size(), faults.size(), checks);
    }

    /** Empty when the claim holds: else each seed, the smallest history of its kind that was found, and what differs. */
    List<String> report() {
        List<String> report = new ArrayList<>(faults);
        for (Result each : different) {
            report.add("seed %d differs: %s".formatted(each.history().seed(), each.lines()));
        }
        if (!different.isEmpty()) {
            Result smallest = Shrinking.of(different.element());
            report.add("the smallest of seed %d:".formatted(smallest.history().seed()));
            smallest.history().facts().forEach(fact -> report.add(fact.toString()));
            report.addAll(smallest.lines());
        }
        return report;
    }
}
