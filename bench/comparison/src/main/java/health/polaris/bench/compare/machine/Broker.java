package health.polaris.bench.compare.machine;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import health.polaris.backing.BrokerAddress;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.contract.RoutingKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The broker that both builds use in turns, with nobody else's queues of our names on it. */
public final class Broker implements AutoCloseable {

    private final BrokerAddress address;
    private final Connection connection;

    public Broker(BrokerAddress address) {
        this.address = address;
        try {
            connection = address.connect();
        } catch (IOException | TimeoutException failure) {
            throw new IllegalStateException("RabbitMQ does not answer at " + address, failure);
        }
    }

    public BrokerAddress address() {
        return address;
    }

    Connection connection() {
        return connection;
    }

    /** @throws IllegalStateException when somebody else's messages or consumers are there, which would be lost */
    public void requireUnused() {
        for (String queue : queues()) {
            AMQP.Queue.DeclareOk found = find(queue);
            if (found.getConsumerCount() > 0 || found.getMessageCount() > 0) {
                throw new IllegalStateException(
                        "The queue %s at %s is in use (%d consumers, %d messages). Name a broker or a virtual host of its own."
                                .formatted(queue, address, found.getConsumerCount(), found.getMessageCount()));
            }
        }
    }

    /** However this program ends, its queues are deleted when the services that declare them have ended. */
    public void clearAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Children.endAll();
            try (Broker again = new Broker(address)) {
                again.clear();
            }
        }));
    }

    /** Deletes the queues of the suite with all that they hold. */
    public void clear() {
        try (Channel channel = connection.createChannel()) {
            for (String queue : queues()) {
                channel.queueDelete(queue);
            }
        } catch (IOException | TimeoutException failure) {
            throw noAnswer(failure);
        }
    }

    /** Events of accepted messages that nobody has taken. */
    public long waiting() {
        return find(PolarisQueue.ENCOUNTERS_EPR_ACTIONS.queueName()).getMessageCount();
    }

    /** Does something that has at least one message accepted; returns the size of its event in bytes. */
    public int eventBytes(Runnable accepting) {
        try (Channel channel = connection.createChannel()) {
            String copies = channel.queueDeclare().getQueue();
            channel.queueBind(copies, Topology.EVENT_EXCHANGE, RoutingKeys.EPR_ACTIONS);
            accepting.run();
            GetResponse first = channel.basicGet(copies, true);
            channel.queueDelete(copies);
            return first == null ? 0 : first.getBody().length;
        } catch (IOException | TimeoutException failure) {
            throw noAnswer(failure);
        }
    }

    private AMQP.Queue.DeclareOk find(String queue) {
        Channel channel;
        try {
            channel = connection.createChannel();
        } catch (IOException failure) {
            throw noAnswer(failure);
        }
        try (channel) {
            return channel.queueDeclarePassive(queue);
        } catch (IOException | TimeoutException notThere) {
            // The broker has closed the channel for it.
            return new AMQP.Queue.DeclareOk.Builder().queue(queue).build();
        }
    }

    private static List<String> queues() {
        List<String> names = new ArrayList<>(List.of(Topology.ERROR_QUEUE, "retry"));
        for (PolarisQueue queue : PolarisQueue.values()) {
            names.add(queue.queueName());
        }
        return names;
    }

    private IllegalStateException noAnswer(Exception failure) {
        return new IllegalStateException("RabbitMQ does not answer at " + address, failure);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException failure) {
            throw noAnswer(failure);
        }
    }
}
