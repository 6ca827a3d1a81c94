package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The EPR is slow, overloaded, silent, talks rubbish or is not there while observations go out to it, and
 * connector-service is killed with deliveries in hand. Each set must arrive, a patient's in their order, and what was
 * acknowledged must not be sent again, but for what a killed connector was waiting for.
 */
class SlowEprNightStory {

    private static final StubEpr EPR = StubEpr.shared();
    private static final int KILLINGS = 2;
    private static final Duration UNTIL_SENT = Duration.ofMinutes(5);
    private static final int PROMPTLY = 5_000;

    private final Epr feed = new Epr(Installation.connector(), Installation.eprAdapter());

    /** Sets that have come before; some of them are acknowledged only then. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Texts that the EPR took without the connector hearing of it. */
    private final Set<StubEpr.Delivered> unheard = ConcurrentHashMap.newKeySet();

    private volatile CountDownLatch killed = new CountDownLatch(0);

    @AfterEach
    void settle() {
        EPR.behave(StubEpr.Reply::acknowledging);
    }

    @Test
    void nothingIsForgottenOrSentAgainThoughTheEprIsSlowAndTheConnectorIsKilled() throws Exception {
        Rounds rounds = new Rounds(8, 5);
        EPR.behave(text -> moody(rounds, text));
        rounds.publish();
        for (int killing = 1; killing <= KILLINGS; killing++) {
            int enough = killing * rounds.size() / 4;
            await("some sets to be acknowledged", () -> rounds.acknowledged().size() >= enough);
            killWithDeliveriesInHand(rounds);
        }
        await("every set to be acknowledged", () -> rounds.acknowledged().size() == rounds.size());
        rounds.acknowledged().keySet().forEach(OutgoingSets::awaitProcessed);
        rounds.assertOrderKept();
        rounds.acknowledged().values().forEach(this::assertNotSentAgain);
    }

    /** At first half of the sets get no acknowledgement, and one in eight is refused. */
    private StubEpr.Reply moody(Rounds rounds, StubEpr.Delivered text) throws InterruptedException {
        boolean again = !known.add(text.set());
        return switch (rounds.mood(text) % 8) {
            case 0 -> untilKilled(text, StubEpr.Reply.refusing(text));
            case 1 -> again ? acknowledging(text) : StubEpr.Reply.OVERLOADED;
            case 2 -> again ? acknowledging(text) : StubEpr.Reply.NONE;
            case 3 -> again ? acknowledging(text) : StubEpr.Reply.RUBBISH;
            case 4 -> again ? acknowledging(text) : silence();
            case 5 -> slowly(text);
            default -> acknowledging(text);
        };
    }

    private StubEpr.Reply acknowledging(StubEpr.Delivered text) throws InterruptedException {
        return untilKilled(text, StubEpr.Reply.acknowledging(text));
    }

    private StubEpr.Reply slowly(StubEpr.Delivered text) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(800);
        return acknowledging(text);
    }

    /** Longer than anybody waits for an answer. */
    private static StubEpr.Reply silence() throws InterruptedException {
        TimeUnit.SECONDS.sleep(20);
        return StubEpr.Reply.NONE;
    }

    /** While the connector is about to be killed, the EPR holds back what it has to say, and says it to nobody. */
    private StubEpr.Reply untilKilled(StubEpr.Delivered text, StubEpr.Reply reply) throws InterruptedException {
        CountDownLatch killing = killed;
        if (killing.getCount() > 0) {
            unheard.add(text);
            killing.await();
        }
        return reply;
    }

    /** What the EPR said before, the connector has written down by then. */
    private void killWithDeliveriesInHand(Rounds rounds) {
        Part connector = Installation.part("connector");
        int before = unheard.size();
        killed = new CountDownLatch(1);
        try {
            await("deliveries in hand", () -> unheard.size() > before);
            assertFeedIsResponsive();
            heard(rounds).forEach(OutgoingSets::awaitProcessed);
            connector.kill();
        } finally {
            killed.countDown();
        }
        connector.launch();
        connector.awaitReady();
    }

    /** Control ids of the sets that the connector knows to be acknowledged. */
    private List<String> heard(Rounds rounds) {
        return rounds.acknowledged().entrySet().stream()
                .filter(set -> !unheard.containsAll(set.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Each acknowledgement but the last one was unheard. */
    private void assertNotSentAgain(List<StubEpr.Delivered> acknowledged) {
        assertThat(unheard)
                .as(
                        "texts with control id %s that came before the last one",
                        acknowledged.getFirst().controlId())
                .containsAll(acknowledged.subList(0, acknowledged.size() - 1));
    }

    @Test
    void whatWaitsForAnAbsentEprGoesOutInOrderWhenItIsBack() throws Exception {
        Rounds rounds = new Rounds(4, 3);
        EPR.goAway();
        try {
            rounds.publish();
            await("the sets to wait", () -> rounds.waiting() == rounds.size());
            assertFeedIsResponsive();
        } finally {
            EPR.comeBack();
        }
        await("every set to be acknowledged", () -> rounds.acknowledged().size() == rounds.size());
        rounds.acknowledged().keySet().forEach(OutgoingSets::awaitProcessed);
        rounds.assertOrderKept();
        assertThat(rounds.delivered()).hasSize(rounds.size());
    }

    private void assertFeedIsResponsive() {
        Stay stay = Stay.fresh();
        for (int message = 0; message < Stay.MESSAGES; message++) {
            String hl7 = stay.hl7(message);
            long took = Epr.milliseconds(
                    () -> assertThat(Epr.code(feed.post(hl7).expect(200))).isEqualTo("AA"));
            assertThat(took).as("milliseconds until the acknowledgement").isLessThan(PROMPTLY);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(UNTIL_SENT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition::getAsBoolean);
    }
}
