package health.polaris.eventbus.consume;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.TestServices;
import health.polaris.common.security.CurrentCaller;
import health.polaris.eventbus.Step;
import health.polaris.eventbus.TestBroker;
import health.polaris.eventbus.broker.BrokerKind;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.contract.AmqpJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;

class ConsumingInOrderTest extends ConsumerTest {

    ConsumingInOrderTest() {
        super(PolarisQueue.ENCOUNTERS_EPR_ACTIONS);
    }

    @Test
    void keepsTheOrderOfAPatientWhateverFailsInBetween() throws Exception {
        Map<Integer, AtomicInteger> attempts = new ConcurrentHashMap<>();
        handler.does(message -> {
            Step step = message.event();
            int attempt = attempts.computeIfAbsent(
                            step.number() * 10 + step.key().length(), n -> new AtomicInteger())
                    .incrementAndGet();
            if (step.number() % 5 == 2 && attempt < 3) {
                throw new CannotCreateTransactionException("database away");
            }
            if (step.number() % 5 == 4 && attempt < 3) {
                throw new IllegalStateException("who knows");
            }
        });

        publish("A", 1, 10);
        publish("BB", 1, 10);
        publish("CCC", 1, 10);

        awaitHandled("A", 1, 10);
        awaitHandled("BB", 1, 10);
        awaitHandled("CCC", 1, 10);
        assertThat(broker.takeNow(Topology.ERROR_QUEUE)).isNull();
    }

    @Test
    void goesOnAfterTheApplicationWasPaused() throws Exception {
        QueueSubscriptions subscriptions = context.getBean(QueueSubscriptions.class);
        subscriptions.stop();
        publish("A", 1, 3);
        subscriptions.start();
        awaitHandled("A", 1, 3);
    }

    @Test
    void handlesPatientsSideBySide() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        handler.does(message -> {
            both.countDown();
            await(both);
        });

        publish("A", 1, 1);
        publish("B", 1, 1);

        awaitHandled("A", 1, 1);
        awaitHandled("B", 1, 1);
    }

    @Test
    void repeatsATransactionAtOnceAfterAConflict() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        double before = failures("conflict");
        handler.does(message -> {
            if (attempts.incrementAndGet() <= 5) {
                throw new DuplicateKeyException("somebody was faster");
            }
        });

        publish("A", 1, 1);

        awaitHandled("A", 1, 1);
        assertThat(failures("conflict") - before).isEqualTo(5);
    }

    @Test
    void actsAsTheAsyncAdapterUnderTheRequestIdOfTheMessage() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        handler.does(message -> {
            seen.add(CurrentCaller.get().id());
            seen.add(String.valueOf(message.correlationId().equals(MDC.get("requestID"))));
        });

        publish("A", 1, 1);

        awaitHandled("A", 1, 1);
        assertThat(seen).containsExactly("dhos-async-adapter", "true");
    }

    @Test
    void takesEverythingAgainInOrderAfterTheConnectionBroke() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        handler.does(message -> {
            started.countDown();
            await(released);
        });
        publish("A", 1, 3);
        await(started);

        context.getBean(CachingConnectionFactory.class).resetConnection();
        released.countDown();

        // The attempt that was running when the channel broke ends first; only then it all begins again.
        Awaitility.await().untilAsserted(() -> assertThat(handledOf("A")).containsExactly(1, 1, 2, 3));
        awaitQueueEmpty();
    }

    /** On RabbitMQ; who cancels its consumer before it gives back what it holds lets the next replica begin behind it. */
    @Test
    void theNextReplicaGetsWhatIsGivenBackBeforeWhatWasNeverTaken() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        handler.does(message -> {
            started.countDown();
            await(released);
        });
        int more = 150;
        publish("A", 1, more);
        await(started);
        List<Integer> next = new CopyOnWriteArrayList<>();
        TestBroker replica = TestBroker.at(TestServices.broker());
        replica.channel().basicQos(2 * more);
        replica.channel()
                .basicConsume(
                        queue.queueName(),
                        true,
                        (tag, delivery) -> next.add(new AmqpJson()
                                .read(delivery.getBody(), Step.class)
                                .number()),
                        tag -> {});

        QueueSubscriptions subscriptions = context.getBean(QueueSubscriptions.class);
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(subscriptions::stop);
        Awaitility.await().until(() -> !subscriptions.isRunning());
        released.countDown();
        stopping.get(10, TimeUnit.SECONDS);

        try {
            Awaitility.await().until(() -> next.size() == more - 1);
            assertThat(next)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(2, more).boxed().toList());
            // The embedded broker gives back one by one, and the next consumer may run ahead of it.
            if (BrokerKind.of(broker.channel().getConnection()) == BrokerKind.RABBITMQ) {
                assertThat(next).isSorted();
            }
            assertThat(handledOf("A")).containsExactly(1);
        } finally {
            replica.close();
            subscriptions.start();
        }
    }

    private void awaitQueueEmpty() throws IOException {
        Awaitility.await().until(() -> broker.count(queue.queueName()) == 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
