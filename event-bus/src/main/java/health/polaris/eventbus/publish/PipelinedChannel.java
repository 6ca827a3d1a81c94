package health.polaris.eventbus.publish;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import health.polaris.eventbus.broker.BrokerException;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.OutgoingMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A channel with many events on their way at once, in order; the broker confirms them later, several in one frame. A
 * plain channel of the client library: {@code RabbitTemplate} finds a returned message again by two headers that it
 * puts on every message, and the headers of ours are fixed by contract (docs/adr/0009-outbox.md).
 */
final class PipelinedChannel {

    private final Channel channel;
    private final Runnable change;
    private final TreeMap<Long, Sent> unconfirmed = new TreeMap<>();
    private List<Sent> confirmed = new ArrayList<>();
    private List<Refusal> refused = new ArrayList<>();

    /**
     * @param sentAt {@link System#nanoTime()}
     * @param returned no queue took it, says the broker, whose confirm is still to come
     */
    record Sent(WaitingEvent event, long sentAt, @Nullable String returned) {}

    /** An event that the broker answered, but did not take. */
    record Refusal(WaitingEvent event, String reason) {}

    /**
     * @param change runs whenever something was confirmed or refused, or the channel has closed
     * @throws BrokerException when the broker is away
     */
    PipelinedChannel(BrokerLink link, Runnable change) {
        this.change = change;
        this.channel = link.publishingChannel(opened -> {
            opened.addConfirmListener(confirms());
            opened.addReturnListener(this::returned);
            opened.addShutdownListener(cause -> change.run());
        });
    }

    /**
     * @throws BrokerException when the channel is closed
     * @throws IllegalArgumentException when the client library cannot write it; the channel is of no use any more
     */
    void send(WaitingEvent event, OutgoingMessage message) {
        note(channel.getNextPublishSeqNo(), event);
        try {
            message.publish(channel);
        } catch (IOException | AlreadyClosedException e) {
            throw new BrokerException("the channel closed", e);
        }
    }

    private synchronized void note(long number, WaitingEvent event) {
        unconfirmed.put(number, new Sent(event, System.nanoTime(), null));
    }

    private ConfirmListener confirms() {
        return new ConfirmListener() {
            @Override
            public void handleAck(long number, boolean multiple) {
                settle(number, multiple, PipelinedChannel.this::taken);
            }

            @Override
            public void handleNack(long number, boolean multiple) {
                settle(number, multiple, (sent, refusals) -> refusals.add(refusal(sent, "the broker refused it")));
            }
        };
    }

    private void taken(Sent sent, List<Refusal> refusals) {
        if (sent.returned() == null) {
            confirmed.add(sent);
        } else {
            refusals.add(refusal(sent, sent.returned()));
        }
    }

    private static Refusal refusal(Sent sent, String reason) {
        return new Refusal(sent.event(), reason);
    }

    private void settle(long number, boolean multiple, BiConsumer<Sent, List<Refusal>> outcome) {
        synchronized (this) {
            Map<Long, Sent> settled =
                    multiple ? unconfirmed.headMap(number, true) : unconfirmed.subMap(number, true, number, true);
            settled.values().forEach(sent -> outcome.accept(sent, refused));
            settled.clear();
        }
        change.run();
    }

    /** RabbitMQ returns a message before it confirms it, Qpid after it has refused it, which then is known already. */
    private synchronized void returned(Return message) {
        String id = message.getProperties().getMessageId();
        String reason = "no queue takes it: " + message.getReplyText();
        unconfirmed.replaceAll((number, sent) ->
                sent.event().event().messageId().equals(id) ? new Sent(sent.event(), sent.sentAt(), reason) : sent);
    }

    /** What has been confirmed since the last call. */
    synchronized List<Sent> takeConfirmed() {
        List<Sent> taken = confirmed;
        confirmed = new ArrayList<>();
        return taken;
    }

    /** What has been refused since the last call. */
    synchronized List<Refusal> takeRefused() {
        List<Refusal> taken = refused;
        refused = new ArrayList<>();
        return taken;
    }

    /** What the broker has said nothing about, in the order in which it was sent. */
    synchronized List<WaitingEvent> unconfirmed() {
        return unconfirmed.values().stream().map(Sent::event).toList();
    }

    synchronized int unconfirmedCount() {
        return unconfirmed.size();
    }

    synchronized boolean isOverdue(Duration timeout) {
        return !unconfirmed.isEmpty()
                && System.nanoTime() - unconfirmed.firstEntry().getValue().sentAt() > timeout.toNanos();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /**
     * What the broker did not like, when it closed the channel or the connection for a reason that lies in a message:
     * one that is larger than it allows, for instance. Null when it has merely gone.
     */
    @Nullable
    String objection() {
        ShutdownSignalException reason = channel.getCloseReason();
        Object method = reason == null || reason.isInitiatedByApplication() ? null : reason.getReason();
        return switch (method) {
            case AMQP.Channel.Close close -> close.getReplyText();
            case AMQP.Connection.Close close when close.getReplyCode() > AMQP.CONNECTION_FORCED -> close.getReplyText();
            case null, default -> null;
        };
    }

    Connection connection() {
        return channel.getConnection();
    }

    void close() {
        BrokerLink.close(channel);
    }
}
