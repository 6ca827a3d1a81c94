package health.polaris.eventbus.deadletter;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import health.polaris.common.logging.RequestId;
import health.polaris.eventbus.broker.BrokerException;
import health.polaris.eventbus.broker.ConfirmedPublisher;
import health.polaris.eventbus.broker.InboundMessage;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.OutgoingMessage;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts a message aside for the operators: to {@code dhos-dlx}, with body, properties and routing key as they were, and
 * headers that say what happened (contracts/platform.md §8.5). Confirmed before it is acknowledged, so none is lost. Two
 * properties cannot stay: an expiration would lose the dead letter, and a user id that is not ours is refused.
 */
public record DeadLetters(ConfirmedPublisher publisher, MessagingSettings settings, AmqpJson json, Clock clock) {
    private static final int PERSISTENT = 2;

    /**
     * Puts a message aside that failed for good; returns when the broker has it.
     *
     * @param queue that it came from
     * @param reason for people; no patient data
     * @param exception class name of the failure
     * @param attempts how often it was tried
     * @throws BrokerException when the broker does not take it: the message stays where it is
     */
    public void send(PolarisQueue queue, InboundMessage message, String reason, String exception, int attempts) {
        publisher.send(letter(queue, message, reason, exception, attempts));
    }

    /**
     * Puts an event aside that was handled when it came, and has failed for good since: its time is over. It is as if it
     * had been rejected when it came; an operator can put it back.
     *
     * @param event says which one it was; the body of the letter
     * @param reason for people; no patient data
     * @throws BrokerException when the broker does not take it
     */
    public void send(PolarisQueue queue, Event event, String reason) {
        publisher.send(letter(queue, event, reason));
    }

    OutgoingMessage letter(PolarisQueue queue, Event event, String reason) {
        BasicProperties properties = new BasicProperties.Builder()
                .contentType(settings.contentType())
                .contentEncoding("utf-8")
                .deliveryMode(PERSISTENT)
                .correlationId(RequestId.current())
                .build();
        Envelope envelope = new Envelope(0, false, Topology.EVENT_EXCHANGE, event.routingKey());
        byte[] body = json.write(event).getBytes(StandardCharsets.UTF_8);
        InboundMessage message =
                new InboundMessage(new Delivery(envelope, properties, body), json, settings.maxBodyBytes());
        return letter(queue, message, reason, RejectedMessageException.class.getName(), 1);
    }

    OutgoingMessage letter(PolarisQueue queue, InboundMessage message, String reason, String exception, int attempts) {
        Delivery delivery = message.delivery();
        Map<String, Object> headers = new HashMap<>();
        if (delivery.getProperties().getHeaders() != null) {
            headers.putAll(delivery.getProperties().getHeaders());
        }
        headers.put(DeadLetter.QUEUE_HEADER, queue.queueName());
        headers.put(DeadLetter.REASON_HEADER, reason);
        headers.put(DeadLetter.EXCEPTION_HEADER, exception);
        headers.put(DeadLetter.ATTEMPTS_HEADER, attempts);
        headers.put(
                DeadLetter.FAILED_AT_HEADER,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        // What is put back goes through the default exchange, where the routing key is the queue's name.
        headers.put(InboundMessage.ROUTING_KEY_HEADER, message.routingKey());
        BasicProperties properties = delivery.getProperties()
                .builder()
                .headers(headers)
                .expiration(null)
                .userId(null)
                .build();
        return new OutgoingMessage(
                Topology.DEAD_LETTER_EXCHANGE, message.routingKey(), true, properties, delivery.getBody());
    }
}
