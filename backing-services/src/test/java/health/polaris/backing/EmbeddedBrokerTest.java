package health.polaris.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final String QUEUE = "encounters.test";

    @TempDir
    Path folder;

    @Test
    void keepsAPersistentMessageOverARestartOnTheSamePort() throws Exception {
        try (EmbeddedBroker broker = durable(0).start()) {
            BrokerAddress before = broker.address();
            publish(before, "admitted".getBytes(StandardCharsets.UTF_8));
            broker.stop();
            broker.start();

            assertThat(broker.address()).isEqualTo(before);
            assertThat(new String(receive(before), StandardCharsets.UTF_8)).isEqualTo("admitted");
        }
    }

    @Test
    void keepsAPersistentMessageWhenKilled() throws Exception {
        int port = FreePort.find();
        Process program =
                ChildJvm.run(EmbeddedBrokerMain.class, folder.toString(), Integer.toString(port), "polaris", "secret");
        BrokerAddress address = new BrokerAddress("127.0.0.1", port, "polaris", "secret", "/");
        ChildJvm.awaitUntil(() -> publish(address, "admitted".getBytes(StandardCharsets.UTF_8)));
        program.destroyForcibly().waitFor();

        try (EmbeddedBroker broker = durable(port).start()) {
            assertThat(new String(receive(broker.address()), StandardCharsets.UTF_8))
                    .isEqualTo("admitted");
        }
    }

    @Test
    void acceptsTheQueueArgumentsOfProgramsMadeForRabbitMq() throws Exception {
        Map<String, Object> arguments = Map.of(
                "x-queue-type",
                "quorum",
                "x-dead-letter-exchange",
                "dhos-dlx",
                "x-dead-letter-routing-key",
                "dhos.dead",
                "x-message-ttl",
                60_000,
                "x-max-length",
                1_000,
                "x-delivery-limit",
                5,
                "x-single-active-consumer",
                true);
        try (EmbeddedBroker broker = inMemory().start();
                Connection connection = broker.address().connect();
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(
                    "dhos", BuiltinExchangeType.TOPIC, true, false, Map.of("alternate-exchange", "dhos-unrouted"));
            channel.queueDeclare("dhos-task-queue", true, false, false, arguments);
            channel.queueDeclare("dhos-task-queue", true, false, false, arguments);
            channel.queueBind("dhos-task-queue", "dhos", "dhos.#");
            channel.basicPublish("dhos", "dhos.DM000004", null, new byte[] {1});

            assertThat(channel.basicGet("dhos-task-queue", true)).isNotNull();
        }
    }

    @Test
    void carriesAMessageOfTenMebibytes() throws Exception {
        try (EmbeddedBroker broker = durable(0).start()) {
            byte[] body = new byte[10 * 1024 * 1024];
            body[body.length - 1] = 7;
            publish(broker.address(), body);

            assertThat(receive(broker.address())).isEqualTo(body);
        }
    }

    @Test
    void holdsThousandsOfMessagesThatNobodyFetches() throws Exception {
        try (EmbeddedBroker broker = inMemory().start();
                Connection connection = broker.address().connect();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare(QUEUE, true, false, false, Map.of());
            for (int number = 0; number < 20_000; number++) {
                channel.basicPublish("", QUEUE, MessageProperties.PERSISTENT_BASIC, new byte[4096]);
            }
            channel.waitForConfirmsOrDie(TimeUnit.MINUTES.toMillis(1));

            assertThat(channel.messageCount(QUEUE)).isEqualTo(20_000);
        }
    }

    @Test
    void admitsNobodyWithAnotherPassword() {
        try (EmbeddedBroker broker = inMemory().start()) {
            BrokerAddress address = broker.address();
            BrokerAddress wrong = new BrokerAddress(address.host(), address.port(), address.user(), "guess", "/");

            assertThatThrownBy(wrong::connect).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isReachedByTheUriItTells() throws Exception {
        try (EmbeddedBroker broker = inMemory().start()) {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(broker.address().uri());
            try (Connection connection = factory.newConnection()) {
                assertThat(connection.isOpen()).isTrue();
            }
        }
    }

    @Test
    void saysThatAPortIsTaken() {
        try (EmbeddedBroker first = inMemory().start()) {
            int taken = first.address().port();
            assertThatThrownBy(() -> durable(taken).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + taken);
        }
    }

    private EmbeddedBroker durable(int port) {
        return EmbeddedBroker.durable(folder, port, "polaris", "secret");
    }

    private EmbeddedBroker inMemory() {
        return EmbeddedBroker.inMemory(folder.resolve("memory"), 0, "polaris", "secret");
    }

    private static void publish(BrokerAddress address, byte[] body) throws Exception {
        try (Connection connection = address.connect();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare(QUEUE, true, false, false, Map.of());
            channel.basicPublish("", QUEUE, MessageProperties.PERSISTENT_BASIC, body);
            channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(30));
        }
    }

    private static byte[] receive(BrokerAddress address) throws Exception {
        try (Connection connection = address.connect();
                Channel channel = connection.createChannel()) {
            GetResponse response = channel.basicGet(QUEUE, true);
            assertThat(response).as("a message in " + QUEUE).isNotNull();
            return response.getBody();
        }
    }
}
