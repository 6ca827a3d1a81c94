package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.Step;
import health.polaris.eventbus.contract.AmqpJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class RelayOrderTest {

    private static final int IDENTIFIERS = 6;

    private final Road road;

    RelayOrderTest(@TempDir Path folder) throws Exception {
        road = new Road(folder).listen();
    }

    @AfterEach
    void close() {
        road.close();
    }

    /** Each writer's event is about two identifiers, and takes their locks before it draws its number. */
    @Test
    void keepsTheOrderOfEveryIdentifierHoweverManyWriteAtOnce() throws Exception {
        ConfigurableApplicationContext service = road.service();
        int events = 600;
        int[] numbers = new int[IDENTIFIERS];
        try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                running.add(writers.submit(() -> publishAboutTwo(service, numbers)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        Map<String, Integer> last = new HashMap<>();
        AmqpJson json = new AmqpJson();
        for (String body : road.take(events)) {
            for (Step step : json.read(body.getBytes(StandardCharsets.UTF_8), Step[].class)) {
                assertThat(step.number()).isEqualTo(last.getOrDefault(step.key(), 0) + 1);
                last.put(step.key(), step.number());
            }
        }
        assertThat(last).hasSize(IDENTIFIERS);
    }

    private static void publishAboutTwo(ConfigurableApplicationContext service, int[] numbers) {
        int first = ThreadLocalRandom.current().nextInt(IDENTIFIERS - 1);
        int second = ThreadLocalRandom.current().nextInt(first + 1, IDENTIFIERS);
        Road.inTransaction(service, () -> {
            Road.database(service)
                    .sql("select pg_advisory_xact_lock(?), pg_advisory_xact_lock(?)")
                    .params(first, second)
                    .query((row, number) -> number)
                    .list();
            Road.publishNow(
                    service,
                    List.of(new Step("I" + first, ++numbers[first]), new Step("I" + second, ++numbers[second])));
        });
    }

    @Test
    void sendsAnEventOfATransactionThatCommitsLateAlthoughLaterOnesWentBefore() throws Exception {
        ConfigurableApplicationContext service = road.service();
        Road.publish(service, "first");
        assertThat(road.take(1)).containsExactly("\"first\"");
        CountDownLatch drawn = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> late = writer.submit(() -> Road.inTransaction(service, () -> {
                Road.publishNow(service, "late");
                drawn.countDown();
                await(released);
            }));
            await(drawn);
            Road.publish(service, "in time");
            assertThat(road.take(1)).containsExactly("\"in time\"");
            awaitEmpty(service);

            released.countDown();
            late.get();
        }
        assertThat(road.take(1)).containsExactly("\"late\"");
        awaitEmpty(service);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEmpty(ConfigurableApplicationContext service) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(Road.database(service)
                                .sql("select count(*) from outbox_event")
                                .query(Integer.class)
                                .single())
                        .isZero());
    }

    @Test
    void sendsTheBacklogOfAnOutageInItsOrderAfterARestart() throws Exception {
        int events = 1_200;
        road.broker.stop();
        try (ConfigurableApplicationContext before = road.service()) {
            Road.inTransaction(before, () -> IntStream.range(0, events).forEach(i -> Road.publishNow(before, i)));
        }
        road.broker.start();
        road.listen();

        ConfigurableApplicationContext after = road.service();

        assertThat(road.take(events))
                .containsExactlyElementsOf(
                        IntStream.range(0, events).mapToObj(String::valueOf).toList());
        awaitEmpty(after);
        assertThat(road.waiting()).as("doubles").isZero();
    }
}
