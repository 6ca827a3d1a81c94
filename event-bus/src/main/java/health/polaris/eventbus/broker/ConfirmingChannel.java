package health.polaris.eventbus.broker;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A channel on which one message at a time is sent and confirmed, so that a returned one is known to be this one. */
final class ConfirmingChannel {

    private final Channel channel;
    private volatile boolean returned;

    ConfirmingChannel(BrokerLink link) {
        this.channel = link.publishingChannel(opened -> opened.addReturnListener(message -> returned = true));
    }

    /**
     * Returns when the broker has the message.
     *
     * @throws NotTakenException when no queue took a mandatory message, or the confirm is negative
     * @throws BrokerException when no confirm comes in time; the channel is then closed
     */
    void send(OutgoingMessage message, Duration timeout) {
        returned = false;
        boolean confirmed = publishAndWait(message, timeout);
        if (!confirmed) {
            // Qpid refuses what it cannot route before it returns it: later messages must not be taken for this one.
            close();
            throw new NotTakenException("the broker refused the message");
        }
        if (returned) {
            throw new NotTakenException("no queue is bound to the routing key");
        }
    }

    private boolean publishAndWait(OutgoingMessage message, Duration timeout) {
        try {
            message.publish(channel);
            return channel.waitForConfirms(timeout.toMillis());
        } catch (IOException | AlreadyClosedException | TimeoutException e) {
            close();
            throw new BrokerException("no confirm from the broker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new BrokerException("interrupted before the confirm", e);
        }
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    void close() {
        BrokerLink.close(channel);
    }
}
