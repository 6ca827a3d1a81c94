package health.polaris.bench.compare.machine;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/** What the broker can do at most: persistent messages of an event's size into a quorum queue, confirmed. */
public final class ConfirmedPublishing {

    private static final int IN_FLIGHT = 500;

    private final Broker broker;
    private final byte[] body;

    public ConfirmedPublishing(Broker broker, int bytes) {
        this.broker = broker;
        this.body = new byte[bytes];
    }

    /** Messages a second with that many unconfirmed at most: 1 is one at a time. */
    public double rate(int inFlight, int messages) {
        try (Channel channel = broker.connection().createChannel()) {
            String queue = "bench." + UUID.randomUUID();
            channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
            try {
                return publish(channel, queue, inFlight, messages);
            } finally {
                channel.queueDelete(queue);
            }
        } catch (IOException | TimeoutException failure) {
            throw new IllegalStateException("RabbitMQ does not answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** With hundreds in flight, as a relay has them. */
    public double rate(int messages) {
        return rate(IN_FLIGHT, messages);
    }

    private double publish(Channel channel, String queue, int inFlight, int messages)
            throws IOException, InterruptedException {
        Semaphore room = new Semaphore(inFlight);
        NavigableSet<Long> unconfirmed = new ConcurrentSkipListSet<>();
        channel.confirmSelect();
        channel.addConfirmListener(
                (tag, multiple) -> room.release(confirm(unconfirmed, tag, multiple)),
                (tag, multiple) -> room.release(confirm(unconfirmed, tag, multiple)));
        long start = System.nanoTime();
        for (int n = 0; n < messages; n++) {
            room.acquire();
            unconfirmed.add(channel.getNextPublishSeqNo());
            channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, body);
        }
        room.acquire(inFlight);
        return messages / ((System.nanoTime() - start) / 1e9);
    }

    private static int confirm(NavigableSet<Long> unconfirmed, long tag, boolean multiple) {
        NavigableSet<Long> confirmed =
                multiple ? unconfirmed.headSet(tag, true) : unconfirmed.subSet(tag, true, tag, true);
        int count = confirmed.size();
        confirmed.clear();
        return count;
    }
}
