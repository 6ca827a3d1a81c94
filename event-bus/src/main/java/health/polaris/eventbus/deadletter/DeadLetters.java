package health.polaris.eventbus.deadletter;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import health.polaris.eventbus.broker.ConfirmedPublisher;
import health.polaris.eventbus.broker.InboundMessage;
import health.polaris.eventbus.broker.OutgoingMessage;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts a message aside for the operators: to {@code dhos-dlx}, with body, properties and routing key as they were, and
 * headers that say what happened (contracts/platform.md §8.5). Confirmed before it is acknowledged, so none is lost. Two
 * properties cannot stay: an expiration would lose the dead letter, and a user id that is not ours is refused.
 */
public final class DeadLetters {

    private final ConfirmedPublisher publisher;
    private final Clock clock;

    DeadLetters(ConfirmedPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    public void send(PolarisQueue queue, InboundMessage message, String reason, String exception, int attempts) {
        publisher.send(letter(queue, message, reason, exception, attempts));
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
