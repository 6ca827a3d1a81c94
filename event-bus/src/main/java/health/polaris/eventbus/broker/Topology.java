package health.polaris.eventbus.broker;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/**
 * Declares exchanges, queues and bindings (contracts/platform.md §8.1, §8.5) whenever a connection opens, so that a
 * service starts without a broker, and a broker that lost everything gets it back. The task queues of the original's
 * adapter are never declared.
 */
public final class Topology implements ConnectionListener {

    public static final String EVENT_EXCHANGE = "dhos";
    static final String RETRY_EXCHANGE = "dhos-retry";
    public static final String DEAD_LETTER_EXCHANGE = "dhos-dlx";
    static final String RETRY_QUEUE = "retry";
    public static final String ERROR_QUEUE = "errors";

    private static final Logger log = LoggerFactory.getLogger(Topology.class);
    private static final int RETRY_MILLIS = 60_000;

    private final Supplier<Set<PolarisQueue>> queues;
    private volatile int refused;

    public Topology(Supplier<Set<PolarisQueue>> queues, MeterRegistry meters) {
        this.queues = queues;
        Gauge.builder("polaris.topology.refused.declarations", this, topology -> topology.refused)
                .description("Exchanges, queues and bindings that the broker refused at the last connection")
                .register(meters);
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        com.rabbitmq.client.Connection client = connection == null ? null : connection.getDelegate();
        if (client != null) {
            declare(client);
        }
    }

    /** Also when something that was declared turns out to be missing. */
    public void declare(com.rabbitmq.client.Connection connection) {
        BrokerKind broker = BrokerKind.of(connection);
        int failures = 0;
        failures += declare(
                connection, EVENT_EXCHANGE, channel -> exchange(channel, EVENT_EXCHANGE, BuiltinExchangeType.TOPIC));
        failures += declare(
                connection, RETRY_EXCHANGE, channel -> exchange(channel, RETRY_EXCHANGE, BuiltinExchangeType.FANOUT));
        failures += declare(
                connection,
                DEAD_LETTER_EXCHANGE,
                channel -> exchange(channel, DEAD_LETTER_EXCHANGE, BuiltinExchangeType.FANOUT));
        failures += declare(connection, RETRY_QUEUE, channel -> queue(channel, RETRY_QUEUE, retryArguments(broker)));
        failures += declare(connection, RETRY_QUEUE, channel -> channel.queueBind(RETRY_QUEUE, RETRY_EXCHANGE, ""));
        failures += declare(connection, ERROR_QUEUE, channel -> queue(channel, ERROR_QUEUE, Map.of()));
        failures +=
                declare(connection, ERROR_QUEUE, channel -> channel.queueBind(ERROR_QUEUE, DEAD_LETTER_EXCHANGE, ""));
        Set<PolarisQueue> wanted = new TreeSet<>(queues.get());
        for (PolarisQueue queue : wanted) {
            failures += declare(connection, queue, broker);
        }
        refused = failures;
        log.debug("Declared the queues {} on {} with {} refusals", wanted, broker, failures);
    }

    /** Exactly as the original declares it, or else the second of two programs would be refused. */
    static Map<String, Object> retryArguments(BrokerKind broker) {
        return broker == BrokerKind.RABBITMQ
                ? Map.of(
                        "x-message-ttl", RETRY_MILLIS,
                        "x-dead-letter-exchange", EVENT_EXCHANGE,
                        "x-queue-mode", "default")
                : Map.of();
    }

    private static int declare(com.rabbitmq.client.Connection connection, PolarisQueue queue, BrokerKind broker) {
        String name = queue.queueName();
        int failures = declare(connection, name, channel -> queue(channel, name, queue.arguments(broker)));
        for (String routingKey : queue.routingKeys()) {
            failures += declare(connection, name, channel -> channel.queueBind(name, EVENT_EXCHANGE, routingKey));
        }
        return failures;
    }

    /** Every declaration on a channel of its own, because a refused one closes the channel. Gives 1 for a refusal. */
    private static int declare(com.rabbitmq.client.Connection connection, String what, Declaration declaration) {
        try (Channel channel = connection.createChannel()) {
            if (channel == null) {
                throw new IOException("no channel left on the connection");
            }
            declaration.on(channel);
            return 0;
        } catch (IOException | TimeoutException | ShutdownSignalException e) {
            log.error(
                    "The broker refused the declaration of '{}'; it is tried again at the next connection: {}",
                    what,
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
            return 1;
        }
    }

    private static void exchange(Channel channel, String name, BuiltinExchangeType type) throws IOException {
        channel.exchangeDeclare(name, type, true);
    }

    private static void queue(Channel channel, String name, Map<String, Object> arguments) throws IOException {
        channel.queueDeclare(name, true, false, false, arguments);
    }

    private interface Declaration {
        void on(Channel channel) throws IOException;
    }
}
