package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.GetResponse;
import health.polaris.backing.TestServices;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.Step;
import health.polaris.eventbus.TestBroker;
import health.polaris.eventbus.TestEvent;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.RoutingKeys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxPublishingTest {

    private static final String KEY = "patient:P1";

    private final ApplicationContext context = MessagingContext.shared();
    private final EventOutbox outbox = context.getBean(EventOutbox.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    private final JdbcClient jdbc = context.getBean(JdbcClient.class);
    private TestBroker broker;
    private String queue;

    record Change(String encounterId, Instant changedAt) {}

    OutboxPublishingTest() {
        broker = TestBroker.at(TestServices.broker());
        queue = "";
    }

    @BeforeEach
    void listen() throws Exception {
        broker.channel().exchangeDeclare("dhos", "topic", true);
        queue = broker.channel().queueDeclare().getQueue();
        broker.channel().queueBind(queue, "dhos", RoutingKeys.ENCOUNTER_CHANGED);
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.close();
    }

    @Test
    void sendsExactlyTheAgreedProperties() throws Exception {
        MDC.put("requestID", "request-17");
        try {
            transaction.executeWithoutResult(status -> outbox.publish(TestEvent.of(
                    RoutingKeys.ENCOUNTER_CHANGED, KEY, new Change("E1", Instant.parse("2027-03-09T16:02:11.9049Z")))));
        } finally {
            MDC.remove("requestID");
        }

        GetResponse message = broker.take(queue);

        assertThat(new String(message.getBody(), StandardCharsets.UTF_8))
                .isEqualTo("{\"encounter_id\":\"E1\",\"changed_at\":\"2027-03-09T16:02:11.904+00:00\"}");
        assertThat(message.getProps().getContentType()).isEqualTo("application/text");
        assertThat(message.getProps().getContentEncoding()).isEqualTo("utf-8");
        assertThat(message.getProps().getDeliveryMode()).isEqualTo(2);
        assertThat(message.getProps().getCorrelationId()).isEqualTo("request-17");
        assertThat(message.getProps().getMessageId()).hasSize(36);
        assertThat(message.getProps().getTimestamp()).isNotNull();
        assertThat(message.getProps().getHeaders()).isNullOrEmpty();
    }

    @Test
    void sendsNothingOfARolledBackTransaction() {
        transaction.executeWithoutResult(status -> {
            outbox.publish(TestEvent.of(RoutingKeys.ENCOUNTER_CHANGED, KEY, Map.of("encounter_id", "rolled back")));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status ->
                outbox.publish(TestEvent.of(RoutingKeys.ENCOUNTER_CHANGED, KEY, Map.of("encounter_id", "committed"))));

        assertThat(broker.take(queue).getBody()).asString().contains("committed");
    }

    @Test
    void sendsManyEventsInTheOrderOfTheList() {
        List<TestEvent> events = IntStream.range(0, 5)
                .mapToObj(number ->
                        TestEvent.of(RoutingKeys.ENCOUNTER_CHANGED, KEY, Map.of("encounter_id", "many-" + number)))
                .toList();
        transaction.executeWithoutResult(_ -> {
            outbox.publishAll(events);
            outbox.publishAll(List.of());
        });

        for (int number = 0; number < events.size(); number++) {
            assertThat(broker.take(queue).getBody()).asString().contains("many-" + number);
        }
        assertThatThrownBy(() -> outbox.publishAll(events)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesToPublishOutsideATransaction() {
        assertThatThrownBy(() -> outbox.publish(TestEvent.of(RoutingKeys.ENCOUNTER_CHANGED, KEY, Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsTheOrderOfAKeyHoweverManyPublishAtOnce() throws Exception {
        int keys = 5;
        int events = 40;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int key = 0; key < keys; key++) {
                int[] last = {0};
                String name = "K" + key;
                ReentrantLock owner = new ReentrantLock();
                IntStream.range(0, events)
                        .forEach(i -> running.add(threads.submit(() -> publishNext(name, owner, last))));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        Map<String, List<Integer>> received = new java.util.HashMap<>();
        AmqpJson json = new AmqpJson();
        for (int i = 0; i < keys * events; i++) {
            Step step = json.read(broker.take(queue).getBody(), Step.class);
            received.computeIfAbsent(step.key(), name -> new ArrayList<>()).add(step.number());
        }
        assertThat(received).hasSize(keys);
        assertThat(received.values())
                .allSatisfy(numbers -> assertThat(numbers)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, events).boxed().toList()));
    }

    private void publishNext(String key, ReentrantLock owner, int[] last) {
        owner.lock();
        try {
            transaction.executeWithoutResult(status -> outbox.publish(
                    TestEvent.of(RoutingKeys.ENCOUNTER_CHANGED, "test:" + key, new Step(key, ++last[0]))));
        } finally {
            owner.unlock();
        }
    }

    @Test
    void holdsBackAMandatoryEventAndItsKeyUntilThereIsAQueue() throws Exception {
        String mandatory = RoutingKeys.CONTINUITY_OF_CARE_DOCUMENT;
        broker.delete(PolarisQueue.CONNECTOR_DOCUMENTS.queueName());
        String name = "patient:nobody listens yet";
        Counter failed = context.getBean(MeterRegistry.class)
                .get("polaris.outbox.failed.attempts")
                .tag("routing_key", mandatory)
                .counter();
        double before = failed.count();

        transaction.executeWithoutResult(status -> {
            outbox.publish(TestEvent.of(mandatory, name, Map.of("content", "first")));
            outbox.publish(TestEvent.of(mandatory, name, Map.of("content", "second")));
        });
        Awaitility.await()
                .untilAsserted(() -> assertThat(failed.count() - before).isGreaterThan(2));
        assertThat(jdbc.sql("select count(*) from outbox_event where routing_key = ?")
                        .param(mandatory)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);

        assertThat(context.getBean(BrokerLink.class).isDown())
                .as("one event without a queue says nothing about the broker")
                .isFalse();

        String late = broker.channel().queueDeclare().getQueue();
        broker.channel().queueBind(late, "dhos", mandatory);
        assertThat(broker.take(late).getBody()).asString().contains("first");
        assertThat(broker.take(late).getBody()).asString().contains("second");
    }
}
