package health.polaris.integration.claim;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Installation;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * contracts/identity.md O6: the same final state is reached whatever the order of arrival, with repetitions, replays,
 * concurrent senders, HTTP and MLLP mixed and kills. What it must be is worked out a second time, from the same page by
 * another hand. docs/claim.md says how to tell more histories than here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimStory {

    private static final long SEED = Long.getLong("claim.seed", 20_261_129);
    private static final int HISTORIES = Integer.getInteger("claim.histories", 100);

    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(Long.getLong("claim.kill-every", 30));
    private static final List<String> VICTIMS = List.of("encounters", "connector");

    private final AtomicBoolean ends = new AtomicBoolean();
    private int killed;

    @BeforeAll
    void putUpTheWardsOfLocalStays() {
        Wards.putUp();
    }

    @Test
    void theStateShownIsWhatWasSaidWhateverTheOrderOfArrival() {
        Claim claim = new Claim();
        Thread killer = Thread.startVirtualThread(this::kill);
        claim.tell(LongStream.range(SEED, SEED + HISTORIES));
        ends.set(true);
        awaitAllReady(killer);
        claim.settle();
        System.out.printf(
                "Claim: %d histories from seed %d, %d kills of %s, %s%n",
                HISTORIES, SEED, killed, VICTIMS, claim.summary());
        assertThat(claim.report()).isEmpty();
    }

    /**
     * Outright, one after the other, each started again at once. The time between two kills begins when all answer again,
     * or a service that takes long to start would be killed in the moment in which it is there, and never do any work.
     */
    private void kill() {
        Random chance = new Random(SEED);
        while (!ends.get()) {
            VICTIMS.forEach(victim -> Installation.part(victim).awaitReady());
            LockSupport.parkNanos(BETWEEN_KILLS
                    .plusMillis(chance.nextLong(1 + BETWEEN_KILLS.toMillis() / 3))
                    .toNanos());
            if (!ends.get()) {
                Installation.part(VICTIMS.get(killed % VICTIMS.size())).killAndRestart();
                killed++;
            }
        }
    }

    private static void awaitAllReady(Thread killer) {
        killer.interrupt();
        VICTIMS.forEach(victim -> Installation.part(victim).awaitReady());
    }
}
