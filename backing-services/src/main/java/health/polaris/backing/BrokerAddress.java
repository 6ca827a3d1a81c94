package health.polaris.backing;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Where an AMQP 0-9-1 broker listens and who may connect to which of its virtual hosts. */
public record BrokerAddress(String host, int port, String user, String password, String virtualHost) {

    /** {@code amqp://user:password@host:5672/%2F}, as {@code POLARIS_AMQP_URL} takes it. */
    public String uri() {
        return ServiceUri.render("amqp", user, password, host, port, virtualHost);
    }

    /** Opens a connection with the standard client; gives up after ten seconds. */
    public Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(host);
        factory.setPort(port);
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setVirtualHost(virtualHost);
        factory.setConnectionTimeout(10_000);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection("polaris-backing-services");
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "%s:%d, virtual host %s".formatted(host, port, virtualHost);
    }
}
