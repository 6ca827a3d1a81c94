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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The queue {@code errors}: whoever keeps dead letters for the operators takes them out of it, and sends back what they
 * choose. Wherever that breaks off, a letter is in one place, or in two, but never in none.
 */
public record ErrorQueue(BrokerLink link, ConfirmedPublisher publisher, MessagingSettings settings, AmqpJson json) {
    /**
     * Takes letters out of the queue, the oldest first, once they are kept elsewhere. When that fails, or this breaks off
     * in between, they are in the queue still, and come again.
     *
     * @param most at once
     * @param keep stores them for good before it returns; letters that it has already come again under the same id
     * @return how many
     * @throws ApiException 503 when the broker is away
     */
    public int take(int most, Consumer<List<DeadLetter>> keep) {
        if (settings.disabled()) {
            throw ApiException.unavailable();
        }
        Channel channel = null;
        try {
            channel = link.consumingChannel();
            return take(channel, most, keep);
        } catch (BrokerException | IOException | AlreadyClosedException away) {
            throw ApiException.unavailable();
        } finally {
            if (channel != null) {
                BrokerLink.close(channel);
            }
        }
    }

    private int take(Channel channel, int most, Consumer<List<DeadLetter>> keep) throws IOException {
        List<DeadLetter> letters = new ArrayList<>();
        GetResponse got = channel.basicGet(Topology.ERROR_QUEUE, false);
        for (GetResponse next = got; next != null; ) {
            got = next;
            letters.add(letter(new Delivery(got.getEnvelope(), got.getProps(), got.getBody())));
            next = letters.size() < most ? channel.basicGet(Topology.ERROR_QUEUE, false) : null;
        }
        if (got != null) {
            keep.accept(letters);
            channel.basicAck(got.getEnvelope().getDeliveryTag(), true);
        }
        return letters.size();
    }

    /** A letter that was kept: its {@link DeadLetter#envelope} and its body as it was on the wire. */
    public DeadLetter kept(byte[] envelope, byte[] packedBody) {
        return letter(DeadLetter.delivery(envelope, packedBody));
    }

    private DeadLetter letter(Delivery delivery) {
        return new DeadLetter(delivery, json, settings.maxBodyBytes());
    }

    /**
     * Sends a letter back to the queue that it came from, and to no other; returns when the broker has it there.
     *
     * @throws ApiException 503 when the broker is away, 409 when the letter names no queue or the broker has none
     */
    public void sendBack(DeadLetter letter) {
        String queue = letter.queue();
        if (queue == null) {
            throw ApiException.conflict("The dead letter does not say which queue it came from");
        }
        send(letter.toQueue(queue));
    }

    /** The same to every queue that is bound to its routing key. */
    public void sendToEveryone(DeadLetter letter) {
        send(letter.toEveryone());
    }

    private void send(OutgoingMessage letter) {
        if (settings.disabled()) {
            throw ApiException.unavailable();
        }
        try {
            publisher.send(letter);
        } catch (NotTakenException refused) {
            throw ApiException.conflict("The broker has no queue that takes the dead letter");
        } catch (BrokerException | AlreadyClosedException away) {
            throw ApiException.unavailable();
        }
    }
}
