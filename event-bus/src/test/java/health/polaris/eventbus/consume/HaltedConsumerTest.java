package health.polaris.eventbus.consume;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HaltedConsumerTest extends ConsumerTest {

    HaltedConsumerTest() {
        super(PolarisQueue.MESSAGES_ALERTS);
    }

    @Test
    void stopsAfterFiveUnexpectedFailuresInARowAndKeepsTheRest() throws Exception {
        handler.does(message -> {
            throw new IllegalStateException("a faulty release");
        });
        for (int patient = 1; patient <= 12; patient++) {
            publish("P" + patient, 1, 1);
        }

        Awaitility.await().until(() -> gauge("polaris.consumer.stopped") == 1);

        Awaitility.await().until(() -> broker.count(queue.queueName()) == 7);
        assertThat(broker.count(Topology.ERROR_QUEUE)).isEqualTo(5);
        broker.empty(queue.queueName());
        broker.empty(Topology.ERROR_QUEUE);
    }
}
