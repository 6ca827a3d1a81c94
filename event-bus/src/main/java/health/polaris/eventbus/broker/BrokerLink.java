package health.polaris.eventbus.broker;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * The way to the broker, and whether it is open. Channels are plain ones of the client library, not Spring's cached
 * ones: a consumer gives messages back by closing its channel, and Spring's publisher confirms put headers of their own
 * on messages whose headers are fixed by contract. Published is over a second connection, because a broker short of
 * memory stops reading from those that publish, and acknowledgements must still reach it.
 */
public final class BrokerLink {

    private static final Logger log = LoggerFactory.getLogger(BrokerLink.class);

    /** After a failed attempt nobody else tries for so long: hundreds of waiting events must not each run into it. */
    private static final long REST_NANOS = Duration.ofMillis(500).toNanos();

    private static final long REMIND_NANOS = Duration.ofMinutes(5).toNanos();

    private final ConnectionFactory consuming;
    private final ConnectionFactory publishing;
    private final ReentrantLock opening = new ReentrantLock();
    private long failedAt = System.nanoTime() - REST_NANOS;
    private long loggedAt;
    private volatile boolean down;

    public BrokerLink(ConnectionFactory connections) {
        this.consuming = connections;
        ConnectionFactory separate = connections.getPublisherConnectionFactory();
        this.publishing = separate == null ? connections : separate;
    }

    /**
     * A channel for taking messages; closing it gives back what was not acknowledged.
     *
     * @throws BrokerException when the broker is away, or was half a second ago
     */
    public Channel consumingChannel() {
        return open(consuming);
    }

    /**
     * A channel on which the broker confirms what it has taken.
     *
     * @param listeners hung on it before anything is sent
     * @throws BrokerException when the broker is away, or confirms nothing
     */
    public Channel publishingChannel(Consumer<Channel> listeners) {
        Channel channel = open(publishing);
        try {
            listeners.accept(channel);
            channel.confirmSelect();
            return channel;
        } catch (IOException | AlreadyClosedException e) {
            close(channel);
            throw new BrokerException("broker takes no confirmed messages", e);
        }
    }

    /** True from the first failure to reach the broker until it has taken or given something again. */
    public boolean isDown() {
        return down;
    }

    private Channel open(ConnectionFactory connections) {
        opening.lock();
        try {
            if (System.nanoTime() - failedAt < REST_NANOS) {
                throw new BrokerException("broker unreachable a moment ago", null);
            }
            return channel(connections);
        } finally {
            opening.unlock();
        }
    }

    private Channel channel(ConnectionFactory connections) {
        try {
            Connection connection = connections.createConnection().getDelegate();
            Channel channel = connection == null ? null : connection.createChannel();
            if (channel == null) {
                throw new BrokerException("no channel left on the connection", null);
            }
            reached();
            return channel;
        } catch (AmqpException | IOException | AlreadyClosedException e) {
            failedAt = System.nanoTime();
            lost(e);
            throw new BrokerException("broker unreachable", e);
        }
    }

    /**
     * Notes that the broker does not answer; said in the log once, and every five minutes as long as it lasts.
     *
     * @param cause null: none is known
     */
    public void lost(@Nullable Throwable cause) {
        long now = System.nanoTime();
        if (!down || now - loggedAt > REMIND_NANOS) {
            loggedAt = now;
            log.warn(
                    "Message broker unreachable ({}); events wait in the outbox",
                    cause == null ? "no answer" : cause.getClass().getSimpleName());
        }
        down = true;
    }

    /** Notes that the broker has taken or given something; said in the log when it had been away. */
    public void reached() {
        if (down) {
            down = false;
            log.info("Message broker reachable again");
        }
    }

    /** Closes a channel, whatever state it is in; what was taken from it and not acknowledged goes back in order. */
    public static void close(Channel channel) {
        try {
            channel.abort();
        } catch (IOException e) {
            log.debug("Channel was gone already", e);
        }
    }
}
