package health.polaris.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.TestServices;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationContext;

/** What the tests of one queue have in common. */
abstract class ConsumerTest {

    final ApplicationContext context = MessagingContext.shared();
    final MeterRegistry meters = context.getBean(MeterRegistry.class);
    final PolarisQueue queue;
    final ScriptedHandler handler;
    final TestBroker broker = TestBroker.at(TestServices.broker());

    ConsumerTest(PolarisQueue queue) {
        this.queue = queue;
        this.handler = context.getBean(MessagingTestApplication.class).handler(queue);
    }

    @BeforeEach
    void awaitTopology() throws IOException {
        Awaitility.await().until(() -> broker.exists(queue.queueName()) && broker.exists(Topology.ERROR_QUEUE));
        broker.empty(Topology.ERROR_QUEUE);
    }

    @AfterEach
    void disconnect() throws IOException {
        handler.does(message -> {});
        broker.close();
    }

    void publish(String key, int first, int last) throws IOException {
        for (int number = first; number <= last; number++) {
            broker.publishStep(queue, key, number);
        }
    }

    List<Integer> handledOf(String key) {
        return handler.handled().stream()
                .filter(step -> step.key().equals(key))
                .map(ScriptedHandler.Step::number)
                .toList();
    }

    void awaitHandled(String key, int first, int last) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(handledOf(key))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(first, last).boxed().toList()));
    }

    double gauge(String name) {
        return meters.get(name).tag("queue", queue.queueName()).gauge().value();
    }

    double failures(Failure.Kind kind) {
        return meters
                .find("polaris.consumer.failed.attempts")
                .tag("queue", queue.queueName())
                .tag("kind", kind.label())
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
