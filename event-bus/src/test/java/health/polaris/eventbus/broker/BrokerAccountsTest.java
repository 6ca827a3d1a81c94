package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import health.polaris.eventbus.contract.RoutingKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real RabbitMQ with the accounts of deploy/rabbitmq/definitions.json ({@code .ci/rabbitmq accounts}). */
@EnabledIfEnvironmentVariable(named = "POLARIS_AMQP_ACCOUNTS", matches = ".+")
class BrokerAccountsTest {

    private static final int PATIENCE = 10_000;

    static Stream<Account> accounts() {
        return Account.all();
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void anAccountDeclaresSaysAndHearsWhatItsServiceDoesAndNothingElse(Account account) throws Exception {
        String ofItsOwn = account.service() + ".revocations";
        try (Connection connection = connect(account.service())) {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            new Topology(account::declared, meters).declare(connection);
            assertThat(meters.get("polaris.topology.refused.declarations")
                            .gauge()
                            .value())
                    .isZero();

            assertThat(allowed(connection, (channel, key) -> publish(channel, Topology.EVENT_EXCHANGE, key)))
                    .isEqualTo(account.says());
            assertThat(allowed(connection, (channel, key) -> channel.queueBind(ofItsOwn, Topology.EVENT_EXCHANGE, key)))
                    .isEqualTo(account.hears());
            assertThat(allowed(connection, (channel, key) -> publish(channel, Topology.RETRY_EXCHANGE, key)))
                    .as("what the broker itself would publish again")
                    .isEmpty();
            assertThat(isAllowed(connection, channel -> publish(channel, Topology.DEAD_LETTER_EXCHANGE, "any")))
                    .isTrue();
            for (PolarisQueue queue : PolarisQueue.values()) {
                boolean own = account.own().contains(queue);
                assertThat(isAllowed(connection, channel -> consume(channel, queue.queueName())))
                        .as("%s takes from %s", account.service(), queue)
                        .isEqualTo(own);
                if (!own) {
                    assertThat(isAllowed(connection, channel -> channel.queueDelete(queue.queueName())))
                            .as("%s deletes %s", account.service(), queue)
                            .isFalse();
                }
            }
        }
    }

    private interface Keyed {
        void on(Channel channel, String routingKey) throws Exception;
    }

    private interface Attempt {
        void on(Channel channel) throws Exception;
    }

    private static Set<String> allowed(Connection connection, Keyed attempt) {
        return Stream.concat(RoutingKeys.all().stream(), Stream.of("#", "dhos.DM000001"))
                .filter(key -> isAllowed(connection, channel -> attempt.on(channel, key)))
                .collect(Collectors.toSet());
    }

    private static boolean isAllowed(Connection connection, Attempt attempt) {
        try (Channel channel = connection.createChannel()) {
            attempt.on(channel);
            return true;
        } catch (Exception refused) {
            return false;
        }
    }

    private static void publish(Channel channel, String exchange, String routingKey) throws Exception {
        channel.confirmSelect();
        channel.basicPublish(exchange, routingKey, null, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(PATIENCE);
    }

    /** What it is given goes back when the channel is closed. */
    private static void consume(Channel channel, String queue) throws IOException {
        channel.basicConsume(queue, false, new DefaultConsumer(channel));
    }

    /** {@code amqp://ignored:password@host:port} of them all. */
    private static Connection connect(String user) throws IOException, TimeoutException {
        URI address = URI.create(System.getenv("POLARIS_AMQP_ACCOUNTS"));
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(address.getHost());
        factory.setPort(address.getPort());
        factory.setUsername(user);
        factory.setPassword(address.getUserInfo().replaceAll(".*:", ""));
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }
}
