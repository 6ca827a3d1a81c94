package health.polaris.eventbus.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import java.io.IOException;

/**
 * A message as it goes over the wire.
 *
 * @param mandatory the broker must put it into a queue, or it counts as not sent
 */
public record OutgoingMessage(
        String exchange, String routingKey, boolean mandatory, BasicProperties properties, byte[] body) {
    public void publish(Channel channel) throws IOException {
        channel.basicPublish(exchange, routingKey, mandatory, properties, body);
    }
}
