package health.polaris.eventbus.broker;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** Sends messages and waits until the broker has them, over a small number of channels that are kept. */
public final class ConfirmedPublisher implements DisposableBean {

    private final BrokerLink link;
    private final MessagingSettings settings;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<ConfirmingChannel> idle = new ConcurrentLinkedDeque<>();

    public ConfirmedPublisher(BrokerLink link, MessagingSettings settings) {
        this.link = link;
        this.settings = settings;
        this.permits = new Semaphore(settings.publishers());
    }

    /**
     * Returns when the broker has confirmed the message.
     *
     * @throws BrokerException when it has not, for whatever reason; it may have it all the same
     * @throws NotTakenException when the broker answers, but refuses it
     */
    public void send(OutgoingMessage message) {
        awaitPermit();
        try {
            sendOn(borrow(), message);
        } finally {
            permits.release();
        }
    }

    private void sendOn(ConfirmingChannel channel, OutgoingMessage message) {
        try {
            channel.send(message, settings.confirmTimeout());
            link.reached();
        } catch (NotTakenException e) {
            link.reached();
            throw e;
        } catch (BrokerException e) {
            link.lost(e.getCause());
            throw e;
        } finally {
            if (channel.isOpen()) {
                idle.push(channel);
            }
        }
    }

    private ConfirmingChannel borrow() {
        ConfirmingChannel channel = firstOpen();
        return channel == null ? new ConfirmingChannel(link) : channel;
    }

    private @Nullable ConfirmingChannel firstOpen() {
        ConfirmingChannel channel = idle.poll();
        while (channel != null && !channel.isOpen()) {
            channel = idle.poll();
        }
        return channel;
    }

    private void awaitPermit() {
        try {
            if (!permits.tryAcquire(settings.confirmTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BrokerException("too many unconfirmed messages", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted before sending", e);
        }
    }

    @Override
    public void destroy() {
        idle.forEach(ConfirmingChannel::close);
    }
}
