package health.polaris.eventbus.deadletter;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;
import health.polaris.common.error.ApiException;
import health.polaris.eventbus.broker.BrokerException;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.ConfirmedPublisher;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.NotTakenException;
import health.polaris.eventbus.broker.OutgoingMessage;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.contract.AmqpJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The queue {@code errors}, as operators go through it: each letter is taken with {@code basic.get} on a channel of the
 * walk's own, and what was not sent back is given back by closing the channel, in its place. Only one walk at a time
 * sees all letters.
 */
public final class ErrorQueue {

    /** Letters of one walk. */
    public static final int MOST = 10_000;

    private final BrokerLink link;
    private final ConfirmedPublisher publisher;
    private final MessagingSettings settings;
    private final AmqpJson json;

    ErrorQueue(BrokerLink link, ConfirmedPublisher publisher, MessagingSettings settings, AmqpJson json) {
        this.link = link;
        this.publisher = publisher;
        this.settings = settings;
        this.json = json;
    }

    /** What becomes of a letter. */
    public enum Step {
        /** It stays, and the next one is looked at. */
        LEAVE,
        /** It goes back to the queue that it came from. */
        TO_ITS_QUEUE,
        /** It is published under its routing key, for every queue that is bound to it. */
        TO_EVERYONE,
        /** It stays, and nothing more is looked at. */
        STOP
    }

    /** Goes through the letters. */
    public interface Visitor {

        Step visit(DeadLetter letter);

        /** The broker has confirmed it; it leaves the queue next. */
        default void sent(DeadLetter letter) {}
    }

    /**
     * Shows the letters that are there now, the oldest first. One that is sent back is confirmed before it leaves the
     * queue: whatever happens, it is in one of the two, or in both.
     *
     * @return how many letters the queue held
     * @throws ApiException 503 when the broker is away, 409 when it has no queue for a letter; what was sent before is sent
     */
    public int walk(Visitor visitor) {
        if (settings.disabled()) {
            throw ApiException.unavailable();
        }
        Channel channel = null;
        try {
            channel = link.consumingChannel();
            int there = channel.queueDeclarePassive(Topology.ERROR_QUEUE).getMessageCount();
            walk(channel, visitor, Math.min(there, MOST));
            return there;
        } catch (NotTakenException refused) {
            throw ApiException.conflict("The broker has no queue that takes the dead letter");
        } catch (BrokerException | IOException | AlreadyClosedException away) {
            throw ApiException.unavailable();
        } finally {
            if (channel != null) {
                BrokerLink.close(channel);
            }
        }
    }

    /** No more than there were: a letter that fails again comes back to the end of the queue. */
    private void walk(Channel channel, Visitor visitor, int there) throws IOException {
        for (int seen = 0; seen < there; seen++) {
            GetResponse got = channel.basicGet(Topology.ERROR_QUEUE, false);
            if (got == null || !visit(channel, got, visitor)) {
                return;
            }
        }
    }

    private boolean visit(Channel channel, GetResponse got, Visitor visitor) throws IOException {
        DeadLetter letter = new DeadLetter(new Delivery(got.getEnvelope(), got.getProps(), got.getBody()), json, (int)
                settings.maxBodySize().toBytes());
        Step step = visitor.visit(letter);
        OutgoingMessage outgoing = outgoing(letter, step);
        if (outgoing != null) {
            publisher.send(outgoing);
            visitor.sent(letter);
            channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
        }
        return step != Step.STOP;
    }

    private static @Nullable OutgoingMessage outgoing(DeadLetter letter, Step step) {
        return switch (step) {
            case TO_ITS_QUEUE -> letter.toQueue(queueOf(letter));
            case TO_EVERYONE -> letter.toEveryone();
            case LEAVE, STOP -> null;
        };
    }

    private static String queueOf(DeadLetter letter) {
        String queue = letter.queue();
        if (queue == null) {
            throw ApiException.conflict("The dead letter does not say which queue it came from");
        }
        return queue;
    }
}
