package health.polaris.connector.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.DeliveryService;
import health.polaris.connector.delivery.DeliverySettings;
import health.polaris.connector.delivery.Destination;
import health.polaris.connector.delivery.NewDelivery;
import health.polaris.connector.delivery.OutgoingMessage;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.testing.PolarisTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Several workers on one table, as of several replicas, towards a destination that no other test knows. */
@PolarisTest
class ReplicasTest {

    @Autowired
    private DeliveryAttemptRepository table;

    @Autowired
    private DeliveryAttemptService records;

    @Autowired
    private DeliveryLog journal;

    @Autowired
    private DeliveryService deliveries;

    @Autowired
    private StoredMessageRepository messages;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient database;

    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();

    private String store(String content, String lane) {
        return transactions.execute(status -> {
            deliveries.waitForTurn(lane);
            String uuid = messages.insert(StoredMessage.document(content, Instant.now()));
            deliveries.add(new NewDelivery(name, uuid, null, lane));
            return uuid;
        });
    }

    private static Destination destination(Supplier<String> named, Function<OutgoingMessage, DeliveryOutcome> sending) {
        return new Destination() {
            @Override
            public String name() {
                return named.get();
            }

            @Override
            public boolean isOn() {
                return true;
            }

            @Override
            public DeliveryOutcome send(OutgoingMessage message) {
                return sending.apply(message);
            }
        };
    }

    private DeliveryWorker worker(DeliveryOutcome outcome) {
        Destination destination = destination(() -> name, message -> {
            arrived.add(message.content());
            return outcome;
        });
        return new DeliveryWorker(
                destination, table, records, journal, new DestinationBreaker(name, Clock.systemUTC()), 4, () -> {});
    }

    private long waiting() {
        return database.sql("select count(*) from delivery where destination = ? and state in ('pending', 'sending')")
                .param(name)
                .query(Long.class)
                .single();
    }

    @Test
    void sendEveryMessageOnceAndEachLaneInOrder() {
        List<String> stored = new ArrayList<>();
        for (int number = 100; number < 160; number++) {
            String lane = name + "-lane-" + number % 7;
            store(lane + ":" + number, lane);
            stored.add(lane + ":" + number);
        }
        List<DeliveryWorker> workers = IntStream.range(0, 3)
                .mapToObj(index -> worker(new DeliveryOutcome.Taken()))
                .toList();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            CountDownLatch polled = new CountDownLatch(workers.size());
            workers.forEach(worker -> Thread.ofVirtual().start(() -> {
                worker.poll();
                polled.countDown();
            }));
            polled.await();
            return waiting() == 0;
        });

        assertThat(arrived).containsExactlyInAnyOrderElementsOf(stored);
        for (int lane = 0; lane < 7; lane++) {
            String prefix = name + "-lane-" + lane + ":";
            assertThat(arrived.stream().filter(content -> content.startsWith(prefix)))
                    .isSorted();
        }
    }

    @Test
    void goOnAfterAnErrorOfOneLook() {
        AtomicInteger looks = new AtomicInteger();
        Destination broken = destination(
                () -> {
                    if (looks.getAndIncrement() == 0) {
                        throw new NoClassDefFoundError("of a faulty release");
                    }
                    return name;
                },
                _ -> new DeliveryOutcome.Taken());
        Duration second = Duration.ofSeconds(1);
        DeliveryScheduler scheduler = new DeliveryScheduler(
                List.of(new DeliveryWorker(
                        broken, table, records, journal, new DestinationBreaker(name, Clock.systemUTC()), 1, () -> {})),
                new DeliverySettings(second, second, second.multipliedBy(2), 1, Duration.ofMillis(5)),
                journal);
        scheduler.start();
        await().until(() -> looks.get() > 2);
        scheduler.stop();
    }

    @Test
    void survivesADestinationThatThrows() {
        store("x", name);
        AtomicInteger calls = new AtomicInteger();
        Destination broken = destination(() -> name, message -> {
            calls.incrementAndGet();
            throw new IllegalArgumentException("with patient data");
        });
        new DeliveryWorker(
                        broken, table, records, journal, new DestinationBreaker(name, Clock.systemUTC()), 1, () -> {})
                .poll();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("select state || attempts || last_error from delivery where destination = ?")
                        .param(name)
                        .query(String.class)
                        .single()
                        .equals("pending1unexpected failure"));
        assertThat(calls).hasValue(1);
    }

    @Test
    void anOperatorCanTryAgainWhatHasFailed() {
        String uuid = store("again", name);
        assertThat(deliveries.tryAgain(uuid)).isFalse();
        database.sql("update delivery set state = 'failed', attempts = 3, rejections = 3 where message_uuid = ?")
                .param(uuid)
                .update();
        worker(new DeliveryOutcome.Taken()).poll();
        assertThat(arrived).isEmpty();

        assertThat(deliveries.tryAgain(uuid)).isTrue();
        worker(new DeliveryOutcome.Taken()).poll();
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);
        assertThat(arrived).containsExactly("again");
    }
}
