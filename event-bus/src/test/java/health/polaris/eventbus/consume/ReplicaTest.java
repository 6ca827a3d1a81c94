package health.polaris.eventbus.consume;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.EmbeddedBroker;
import health.polaris.backing.TestServices;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.MessagingTestApplication;
import health.polaris.eventbus.ScriptedHandler;
import health.polaris.eventbus.Step;
import health.polaris.eventbus.TestBroker;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.publish.EventOutbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A replica that ends, as it should or not. */
class ReplicaTest {

    private static final PolarisQueue QUEUE = PolarisQueue.ENCOUNTERS_EPR_ACTIONS;

    private final EmbeddedBroker broker;
    private final ConfigurableApplicationContext context;
    private final ScriptedHandler handler;

    ReplicaTest(@TempDir Path folder) {
        broker = EmbeddedBroker.inMemory(folder, 0, "polaris", "polaris").start();
        context = MessagingContext.start(broker.address(), TestServices.freshDatabase(), Map.of());
        handler = context.getBean(MessagingTestApplication.class).handler(QUEUE);
    }

    @AfterEach
    void stop() {
        context.close();
        broker.close();
    }

    @BeforeEach
    void publishWorks() {
        publish(0);
        Awaitility.await().until(() -> handler.numbers().contains(0));
    }

    private void publish(int number) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(
                        status -> context.getBean(EventOutbox.class).publish(new Step("A", number)));
    }

    @Test
    void takesOverTheEventsOfAKilledReplicaWithinSeconds() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("""
                        insert into outbox_instance
                        select 'killed', hostname, port, status, started_at, now(), created_at, updated_at
                        from outbox_instance
                        """).update();
        jdbc.sql("update outbox_partition set instance_id = 'killed'").update();

        publish(1);

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> handler.numbers().contains(1));
    }

    @Test
    void finishesWhatItHandlesAndGivesTheRestBackAtShutdown() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        handler.does(message -> {
            started.countDown();
            wait(released);
        });
        publish(1);
        publish(2);
        wait(started);

        QueueSubscriptions subscriptions = context.getBean(QueueSubscriptions.class);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(context::close);
        Awaitility.await().until(() -> !subscriptions.isRunning());
        released.countDown();
        closing.get(10, TimeUnit.SECONDS);

        assertThat(handler.numbers()).containsExactly(1);
        try (TestBroker other = TestBroker.at(broker.address())) {
            assertThat(other.count(QUEUE.queueName())).isEqualTo(1);
            assertThat(other.take(QUEUE.queueName()).getBody()).asString().contains("\"number\":2");
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
