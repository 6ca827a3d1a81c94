package health.polaris.eventbus.consume;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.MessagingTestApplication;
import health.polaris.eventbus.ScriptedBatchHandler;
import health.polaris.eventbus.Step;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.consume.BatchEventHandler.Rejection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.transaction.CannotCreateTransactionException;

class BatchConsumerTest extends ConsumerTest {

    private final ScriptedBatchHandler batches =
            context.getBean(MessagingTestApplication.class).batchHandler();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    BatchConsumerTest() {
        super(PolarisQueue.ENCOUNTERS_OBSERVATION_SETS);
    }

    @AfterEach
    void doNothing() {
        batches.doesNothing();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** While the first message is handled, all others come to the queue. */
    private void holdTheFirst(ReceivedEvent<Step> first) {
        if (first.event().number() == 1) {
            started.countDown();
            await(released);
        }
    }

    private void publishBehindTheFirst(int last) throws Exception {
        publish("A", 1, 1);
        await(started);
        broker.channel().confirmSelect();
        publish("A", 2, last);
        broker.channel().waitForConfirmsOrDie(10_000);
        released.countDown();
    }

    private void awaitAll(int last) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(batches.numbers())
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, last).boxed().toList()));
    }

    private double handledSoFar() {
        return meters.get("polaris.consumer.handled")
                .tag("queue", queue.queueName())
                .counter()
                .count();
    }

    @Test
    void handlesWhatTheQueueHoldsTogetherInItsOrder() throws Exception {
        double before = handledSoFar();
        batches.does(batch -> {
            holdTheFirst(batch.getFirst());
            return List.of();
        });

        publishBehindTheFirst(100);

        awaitAll(100);
        assertThat(batches.batches()).hasSizeLessThan(100).anyMatch(batch -> batch.size() > 1);
        Awaitility.await().until(() -> handledSoFar() - before == 100);
    }

    @Test
    void triesTheWholeBatchAgainWhileADependencyIsAway() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        batches.does(batch -> {
            holdTheFirst(batch.getFirst());
            if (batch.getLast().event().number() > 1 && failures.incrementAndGet() <= 3) {
                throw new CannotCreateTransactionException("database away");
            }
            return List.of();
        });

        publishBehindTheFirst(20);

        awaitAll(20);
        assertThat(broker.takeNow(Topology.ERROR_QUEUE)).isNull();
    }

    @Test
    void putsASingleRejectedEventAside() throws Exception {
        batches.does(batch -> {
            holdTheFirst(batch.getFirst());
            return batch.stream()
                    .filter(received -> received.event().number() == 3)
                    .map(received -> new Rejection<>(received, "no such ward"))
                    .toList();
        });

        publishBehindTheFirst(6);

        assertThat(broker.take(Topology.ERROR_QUEUE).getBody()).asString().contains("\"number\":3");
        assertThat(batches.told()).containsExactly("no such ward");
        awaitAll(6);
        Awaitility.await().until(() -> broker.takeNow(Topology.ERROR_QUEUE) == null);
    }

    @Test
    void anEventThatFailsNeverTakesItsNeighboursWithIt() throws Exception {
        batches.does(batch -> {
            holdTheFirst(batch.getFirst());
            if (batch.stream().anyMatch(received -> received.event().number() == 4)) {
                throw new IllegalStateException("a bug that one event meets");
            }
            return List.of();
        });

        publishBehindTheFirst(6);

        var dead = broker.take(Topology.ERROR_QUEUE);
        assertThat(dead.getBody()).asString().contains("\"number\":4");
        assertThat(dead.getProps().getHeaders().get("polaris-attempts")).hasToString("5");
        Awaitility.await().untilAsserted(() -> assertThat(batches.numbers()).containsExactly(1, 2, 3, 5, 6));
    }

    @Test
    void theUnreadableIsNoPartOfABatch() throws Exception {
        batches.does(batch -> {
            holdTheFirst(batch.getFirst());
            return List.of();
        });
        publish("A", 1, 1);
        await(started);
        broker.publish(queue.routingKeys().iterator().next(), "{\"key\": Smith");
        publish("A", 2, 4);
        released.countDown();

        assertThat(broker.take(Topology.ERROR_QUEUE).getBody()).asString().contains("Smith");
        awaitAll(4);
    }

    @Test
    void takesEverythingAgainInOrderAfterTheConnectionBroke() throws Exception {
        batches.does(batch -> {
            holdTheFirst(batch.getFirst());
            return List.of();
        });
        publish("A", 1, 1);
        await(started);
        publish("A", 2, 5);

        context.getBean(CachingConnectionFactory.class).resetConnection();
        released.countDown();

        // The batch that ran when the channel broke ends first; only then all begins again.
        Awaitility.await().untilAsserted(() -> assertThat(batches.numbers()).containsExactly(1, 1, 2, 3, 4, 5));
        Awaitility.await().until(() -> broker.count(queue.queueName()) == 0);
    }

    @Test
    void countersAreThereBeforeAnythingHappens() {
        for (String name : List.of("polaris.consumer.handled", "polaris.consumer.failed.attempts")) {
            assertThat(meters.find(name)
                            .tag("queue", PolarisQueue.CONNECTOR_MESSAGE_OUTCOMES.queueName())
                            .counters())
                    .isNotEmpty();
        }
        for (String kind : List.of("permanent", "unexpected")) {
            assertThat(meters.get("polaris.consumer.dead.lettered")
                            .tag("queue", PolarisQueue.CONNECTOR_MESSAGE_OUTCOMES.queueName())
                            .tag("kind", kind)
                            .counter()
                            .count())
                    .isZero();
        }
    }
}
