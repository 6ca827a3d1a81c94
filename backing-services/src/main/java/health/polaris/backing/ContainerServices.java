package health.polaris.backing;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/** Services in containers; Testcontainers removes them when the JVM is gone. */
final class ContainerServices {

    private ContainerServices() {}

    static PostgresAddress postgres() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:17");
        container.start();
        return new PostgresAddress(
                container.getHost(),
                container.getFirstMappedPort(),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }

    static BrokerAddress broker() {
        RabbitMQContainer container = new RabbitMQContainer("rabbitmq:4");
        container.start();
        return new BrokerAddress(
                container.getHost(),
                container.getAmqpPort(),
                container.getAdminUsername(),
                container.getAdminPassword(),
                "/");
    }
}
