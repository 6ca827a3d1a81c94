package health.polaris.eventbus.broker;

import com.rabbitmq.client.AMQP;
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
        failures += exchange(connection, EVENT_EXCHANGE, BuiltinExchangeType.TOPIC);
        failures += exchange(connection, RETRY_EXCHANGE, BuiltinExchangeType.FANOUT);
        failures += exchange(connection, DEAD_LETTER_EXCHANGE, BuiltinExchangeType.FANOUT);
        failures += queue(connection, RETRY_QUEUE, retryArguments(broker), RETRY_EXCHANGE, Set.of(""));
        failures += queue(connection, ERROR_QUEUE, Map.of(), DEAD_LETTER_EXCHANGE, Set.of(""));
        Set<PolarisQueue> wanted = new TreeSet<>(queues.get());
        for (PolarisQueue queue : wanted) {
            failures +=
                    queue(connection, queue.queueName(), queue.arguments(broker), EVENT_EXCHANGE, queue.routingKeys());
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

    private static int exchange(com.rabbitmq.client.Connection connection, String name, BuiltinExchangeType type) {
        Outcome outcome = declare(
                connection,
                name,
                channel -> channel.exchangeDeclare(name, type, true),
                channel -> channel.exchangeDeclarePassive(name));
        return outcome.refusals;
    }

    private static int queue(
            com.rabbitmq.client.Connection connection,
            String name,
            Map<String, Object> arguments,
            String exchange,
            Set<String> routingKeys) {
        Outcome outcome = declare(
                connection,
                name,
                channel -> channel.queueDeclare(name, true, false, false, arguments),
                channel -> channel.queueDeclarePassive(name));
        if (outcome == Outcome.OF_OTHERS) {
            return 0;
        }
        return outcome.refusals
                + routingKeys.stream()
                        .mapToInt(key -> declare(
                                        connection,
                                        name,
                                        channel -> channel.queueBind(name, exchange, key),
                                        Topology::nothing)
                                .refusals)
                        .sum();
    }

    /**
     * Every declaration on a channel of its own, because a refused one closes the channel. An account that may not declare
     * something is content with finding it: then others have declared it, with its bindings (deploy/rabbitmq).
     */
    private static Outcome declare(
            com.rabbitmq.client.Connection connection, String what, Declaration declaration, Declaration look) {
        try {
            attempt(connection, declaration);
            return Outcome.DECLARED;
        } catch (IOException | TimeoutException | ShutdownSignalException e) {
            if (isForbidden(e) && finds(connection, look)) {
                return Outcome.OF_OTHERS;
            }
            log.error(
                    "The broker refused the declaration of '{}'; it is tried again at the next connection: {}",
                    what,
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
            return Outcome.REFUSED;
        }
    }

    private static boolean finds(com.rabbitmq.client.Connection connection, Declaration look) {
        try {
            attempt(connection, look);
            return true;
        } catch (IOException | TimeoutException | ShutdownSignalException missing) {
            return false;
        }
    }

    private static void attempt(com.rabbitmq.client.Connection connection, Declaration declaration)
            throws IOException, TimeoutException {
        try (Channel channel = connection.createChannel()) {
            if (channel == null) {
                throw new IOException("no channel left on the connection");
            }
            declaration.on(channel);
        }
    }

    private static boolean isForbidden(Exception refusal) {
        return refusal.getCause() instanceof ShutdownSignalException closed
                && closed.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.ACCESS_REFUSED;
    }

    /** Nobody can look for a binding. */
    private static void nothing(Channel channel) throws IOException {
        throw new IOException("not to be found");
    }

    private enum Outcome {
        DECLARED(0),
        OF_OTHERS(0),
        REFUSED(1);

        private final int refusals;

        Outcome(int refusals) {
            this.refusals = refusals;
        }
    }

    private interface Declaration {
        void on(Channel channel) throws IOException;
    }
}
