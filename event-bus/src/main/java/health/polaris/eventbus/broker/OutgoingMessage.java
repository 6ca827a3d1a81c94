package health.polaris.eventbus.broker;

import com.rabbitmq.client.AMQP.BasicProperties;

/**
 * A message as it goes over the wire.
 *
 * @param mandatory the broker must put it into a queue, or it counts as not sent
 */
public record OutgoingMessage(
        String exchange, String routingKey, boolean mandatory, BasicProperties properties, byte[] body) {}
