package health.polaris.eventbus.consume;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.EmbeddedBroker;
import health.polaris.backing.TestServices;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.MessagingTestApplication;
import health.polaris.eventbus.ScriptedHandler;
import health.polaris.eventbus.Step;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.publish.EventOutbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BrokerOutageTest {

    private static final PolarisQueue QUEUE = PolarisQueue.ENCOUNTERS_EPR_ACTIONS;

    @TempDir
    Path folder = Path.of("");

    @Test
    void losesNothingAndKeepsTheOrderWhenTheBrokerIsAwayAtStartAndLater() {
        try (EmbeddedBroker broker =
                EmbeddedBroker.inMemory(folder, 0, "polaris", "polaris").start()) {
            broker.stop();
            try (ConfigurableApplicationContext context =
                    MessagingContext.start(broker.address(), TestServices.freshDatabase(), Map.of())) {
                publish(context, 1, 20);
                awaitUnsent(context, 40);
                broker.start();
                awaitHandled(context, 20);

                broker.stop();
                publish(context, 21, 40);
                broker.start();
                awaitHandled(context, 40);
            }
        }
    }

    private static void publish(ConfigurableApplicationContext context, int first, int last) {
        EventOutbox outbox = context.getBean(EventOutbox.class);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        for (int i = first; i <= last; i++) {
            int number = i;
            transaction.executeWithoutResult(status -> {
                for (String key : new String[] {"A", "B"}) {
                    outbox.publish(new Step(key, number));
                }
            });
        }
    }

    private static void awaitUnsent(ConfigurableApplicationContext context, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> context.getBean(io.micrometer.core.instrument.MeterRegistry.class)
                                .get("polaris.outbox.unsent")
                                .gauge()
                                .value()
                        == count);
    }

    private static void awaitHandled(ConfigurableApplicationContext context, int last) {
        ScriptedHandler handler =
                context.getBean(MessagingTestApplication.class).handler(QUEUE);
        for (String key : new String[] {"A", "B"}) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(handler.handled().stream()
                                    .filter(step -> step.key().equals(key))
                                    .map(Step::number))
                            .containsExactlyElementsOf(
                                    IntStream.rangeClosed(1, last).boxed().toList()));
        }
    }
}
