package health.polaris.eventbus.publish;

import com.rabbitmq.client.GetResponse;
import health.polaris.backing.EmbeddedBroker;
import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.TestBroker;
import health.polaris.eventbus.TestEvent;
import health.polaris.eventbus.contract.RoutingKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A broker and a database of a test's own, and services that publish from the one to the other. */
final class Road implements AutoCloseable {

    static final String ROUTING_KEY = RoutingKeys.ENCOUNTER_CHANGED;
    private static final String QUEUE = "road";

    private final PostgresAddress address = TestServices.freshDatabase();
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    final EmbeddedBroker broker;

    Road(Path folder) {
        broker = EmbeddedBroker.inMemory(folder, 0, "polaris", "polaris").start();
    }

    ConfigurableApplicationContext service(Map<String, Object> settings) {
        ConfigurableApplicationContext service = MessagingContext.start(broker.address(), address, settings);
        services.add(service);
        return service;
    }

    ConfigurableApplicationContext service() {
        return service(Map.of());
    }

    /** The broker knows of nobody who listens until this is called. */
    Road listen() throws IOException {
        try (TestBroker listener = TestBroker.at(broker.address())) {
            listener.channel().exchangeDeclare("dhos", "topic", true);
            listener.channel().queueDeclare(QUEUE, true, false, false, Map.of());
            listener.channel().queueBind(QUEUE, "dhos", ROUTING_KEY);
        }
        return this;
    }

    static void publish(ConfigurableApplicationContext service, Object body) {
        inTransaction(service, () -> publishNow(service, body));
    }

    static void publishNow(ConfigurableApplicationContext service, Object body) {
        service.getBean(EventOutbox.class).publish(TestEvent.of(ROUTING_KEY, "test:any", body));
    }

    static void inTransaction(ConfigurableApplicationContext service, Runnable work) {
        new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> work.run());
    }

    static JdbcClient database(ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class);
    }

    /** Bodies of the next messages, in the order in which they came. */
    List<String> take(int count) throws IOException {
        List<String> bodies = new ArrayList<>();
        try (TestBroker listener = TestBroker.at(broker.address())) {
            while (bodies.size() < count) {
                GetResponse there = listener.takeNow(QUEUE);
                GetResponse message = there == null ? listener.take(QUEUE) : there;
                bodies.add(new String(message.getBody(), StandardCharsets.UTF_8));
            }
        }
        return bodies;
    }

    /** Messages that nobody has taken. */
    long waiting() throws IOException {
        try (TestBroker listener = TestBroker.at(broker.address())) {
            return listener.count(QUEUE);
        }
    }

    @Override
    public void close() {
        services.forEach(ConfigurableApplicationContext::close);
        broker.close();
    }
}
