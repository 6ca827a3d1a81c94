package health.polaris.backing;

import java.util.Map;

/**
 * The PostgreSQL and the AMQP broker of a test run, started or connected once per JVM. Chosen in this order: the
 * addresses in {@code POLARIS_POSTGRES_URL} and {@code POLARIS_AMQP_URL}; a Docker engine; embedded ones.
 */
public final class TestServices {

    private static final BackingServices SERVICES = new BackingServices(System.getenv());

    private TestServices() {}

    /**
     * A new, empty, randomly named database; dropped when the JVM ends.
     *
     * @throws IllegalStateException when the named server does not answer
     */
    public static PostgresAddress freshDatabase() {
        return SERVICES.freshDatabase();
    }

    /**
     * The broker; one that was named in the environment is used as it is.
     *
     * @throws IllegalStateException when the named broker does not answer
     */
    public static BrokerAddress broker() {
        return SERVICES.broker();
    }

    /** The environment variables of a service that uses both (contracts/platform.md §10), also good as properties. */
    public static Map<String, Object> environment(PostgresAddress database, BrokerAddress broker) {
        return Map.of(
                "DATABASE_HOST", database.host(),
                "DATABASE_PORT", database.port(),
                "DATABASE_NAME", database.database(),
                "DATABASE_USER", database.user(),
                "DATABASE_PASSWORD", database.password(),
                "RABBITMQ_HOST", broker.host(),
                "RABBITMQ_PORT", broker.port(),
                "RABBITMQ_USERNAME", broker.user(),
                "RABBITMQ_PASSWORD", broker.password(),
                "RABBITMQ_VIRTUAL_HOST", broker.virtualHost());
    }
}
