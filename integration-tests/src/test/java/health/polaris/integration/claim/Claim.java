package health.polaris.integration.claim;

import health.polaris.integration.claim.random.RandomHistory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Many histories told to one running suite at once, whatever is killed meanwhile. */
final class Claim {

    private static final int AT_ONCE = 20;

    private final List<Telling.Result> different = Collections.synchronizedList(new ArrayList<>());
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger messages = new AtomicInteger();
    private final Semaphore room = new Semaphore(AT_ONCE);

    /** Histories of these seeds; returns when the suite has shown all that was said. */
    void tell(LongStream seeds) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            seeds.forEach(seed -> {
                room.acquireUninterruptibly();
                threads.submit(() -> {
                    tell(seed);
                    room.release();
                });
            });
        }
    }

    private void tell(long seed) {
        try {
            Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            Telling.Result told = new Telling(RandomHistory.of(seed, begin)).tell();
            messages.addAndGet(told.messages());
            if (!told.differences().isEmpty()) {
                different.add(told);
                System.out.printf("Claim: seed %d differs: %s%n", seed, told.differences());
            }
        } catch (RuntimeException | AssertionError failure) {
            broken.add("seed %d: %s".formatted(seed, failure));
        }
    }

    int messages() {
        return messages.get();
    }

    /** Empty when the claim holds: else each seed, the smallest history of its kind that was found, and what differs. */
    List<String> report() {
        List<String> report = new ArrayList<>(broken);
        for (Telling.Result told : different) {
            report.add("seed %d: %s".formatted(told.history().seed(), told.differences()));
        }
        if (!different.isEmpty()) {
            Telling.Result smallest = Shrinking.of(different.getFirst());
            report.add("the smallest of seed %d:".formatted(smallest.history().seed()));
            smallest.history().facts().forEach(fact -> report.add(fact.toString()));
            report.addAll(smallest.differences());
        }
        return report;
    }
}
