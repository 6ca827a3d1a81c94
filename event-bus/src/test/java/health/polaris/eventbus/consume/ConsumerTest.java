package health.polaris.eventbus.consume;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.TestServices;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.MessagingTestApplication;
import health.polaris.eventbus.ScriptedHandler;
import health.polaris.eventbus.Step;
import health.polaris.eventbus.TestBroker;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationContext;

/** What the tests of one queue have in common. */
public abstract class ConsumerTest {

    protected final ApplicationContext context = MessagingContext.shared();
    protected final MeterRegistry meters = context.getBean(MeterRegistry.class);
    protected final PolarisQueue queue;
    protected final ScriptedHandler handler;
    protected final TestBroker broker = TestBroker.at(TestServices.broker());

    protected ConsumerTest(PolarisQueue queue) {
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

    protected void publish(String key, int first, int last) throws IOException {
        for (int number = first; number <= last; number++) {
            broker.publishStep(queue, key, number);
        }
    }

    protected List<Integer> handledOf(String key) {
        return handler.handled().stream()
                .filter(step -> step.key().equals(key))
                .map(Step::number)
                .toList();
    }

    protected void awaitHandled(String key, int first, int last) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(handledOf(key))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(first, last).boxed().toList()));
    }

    protected double gauge(String name) {
        return meters.get(name).tag("queue", queue.queueName()).gauge().value();
    }

    protected double failures(String kind) {
        return meters
                .find("polaris.consumer.failed.attempts")
                .tag("queue", queue.queueName())
                .tag("kind", kind)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
