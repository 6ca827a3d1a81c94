package health.polaris.bench.compare.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Patients who come, move and go, from a seed. Each socket of a feed has its own patients, so that their order stays. */
public final class Hospital {

    private static final double ADMISSIONS = 0.25;
    private static final int AT_LEAST_IN_BED = 4;

    private final long seed;
    private final AtomicInteger patients = new AtomicInteger();
    private final AtomicInteger controlIds = new AtomicInteger();
    private final AtomicInteger feeds = new AtomicInteger();

    public Hospital(long seed) {
        this.seed = seed;
    }

    /** For one socket at a time. */
    Feed newFeed() {
        return new Feed(new Random(seed + feeds.incrementAndGet()));
    }

    /** Any message, to measure what one of its size costs elsewhere. */
    public AdtMessage sample() {
        return newFeed().next();
    }

    /** Messages of many stays, each stay's in order. */
    final class Feed {

        private final Random random;
        private final List<Stay> stays = new ArrayList<>();

        private Feed(Random random) {
            this.random = random;
        }

        AdtMessage next() {
            String controlId = "B%09d".formatted(controlIds.incrementAndGet());
            if (stays.size() < AT_LEAST_IN_BED || random.nextDouble() < ADMISSIONS) {
                Stay stay = new Stay(patients.incrementAndGet(), random);
                stays.add(stay);
                return stay.admit(controlId);
            }
            int index = random.nextInt(stays.size());
            Stay stay = stays.get(index);
            AdtMessage message = stay.next(controlId, random);
            if (stay.isOver()) {
                stays.remove(index);
            }
            return message;
        }
    }
}
