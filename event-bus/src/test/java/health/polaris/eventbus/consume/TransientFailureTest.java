package health.polaris.eventbus.consume;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.Step;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class TransientFailureTest extends ConsumerTest {

    private final AtomicBoolean away = new AtomicBoolean(true);
    private final List<String> started = new CopyOnWriteArrayList<>();

    TransientFailureTest() {
        super(PolarisQueue.CONNECTOR_OBSERVATION_SETS);
    }

    private void fail(ReceivedEvent<Step> message) {
        started.add(message.event().key());
        if (away.get()) {
            throw new DataAccessResourceFailureException("database away");
        }
    }

    @Test
    void startsNothingElseWhileADependencyIsAway() throws Exception {
        handler.does(this::fail);
        publish("A", 1, 1);
        Awaitility.await().until(() -> gauge("polaris.consumer.paused") == 1);

        publish("B", 1, 3);
        Awaitility.await()
                .during(Duration.ofMillis(400))
                .untilAsserted(() -> assertThat(started).doesNotContain("B"));
        away.set(false);

        awaitHandled("A", 1, 1);
        awaitHandled("B", 1, 3);
        Awaitility.await().until(() -> gauge("polaris.consumer.paused") == 0);
        assertThat(broker.takeNow(Topology.ERROR_QUEUE)).isNull();
    }

    @Test
    void givesTheMessagesBackInALongOutageAndTakesThemInOrderAfterwards() throws Exception {
        handler.does(this::fail);
        handler.onProbe(() -> {
            if (away.get()) {
                throw new DataAccessResourceFailureException("database away");
            }
        });
        publish("A", 1, 3);

        Awaitility.await().until(() -> broker.count(queue.queueName()) == 3);
        Awaitility.await().until(() -> gauge("polaris.consumer.paused") == 1);
        assertThat(handler.handled()).isEmpty();
        away.set(false);

        awaitHandled("A", 1, 3);
        assertThat(broker.takeNow(Topology.ERROR_QUEUE)).isNull();
    }

    @Test
    void goesOnAfterAnErrorOfTheProbe() throws Exception {
        handler.does(this::fail);
        handler.onProbe(() -> {
            if (away.getAndSet(false)) {
                throw new NoClassDefFoundError("of a faulty release");
            }
        });
        publish("A", 1, 3);

        awaitHandled("A", 1, 3);
        Awaitility.await().until(() -> gauge("polaris.consumer.paused") == 0);
    }
}
