package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.MessagingTestApplication;
import health.polaris.eventbus.ScriptedHandler;
import health.polaris.eventbus.Step;
import health.polaris.eventbus.TestBroker;
import health.polaris.eventbus.TestEvent;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.contract.RoutingKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class RefusedEventTest {

    /** As docs/operating.md has it. */
    private static final String PUT_BACK = """
            with back as (delete from outbox_refused returning *)
            insert into outbox_event (message_id, routing_key, body, correlation_id, traceparent, created_at)
            select message_id, routing_key, body, correlation_id, traceparent, created_at from back order by id
            """;

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Road road;
    private final ConfigurableApplicationContext service;

    RefusedEventTest(@TempDir Path folder) throws Exception {
        road = new Road(folder).listen();
        service = road.service(Map.of("polaris.messaging.refused-after", "300ms"));
    }

    @AfterEach
    void close() {
        road.close();
    }

    private double refused(String routingKey) {
        return service.getBean(MeterRegistry.class)
                .get("polaris.outbox.refused")
                .tag("routing_key", routingKey)
                .counter()
                .count();
    }

    private void publish(String routingKey, Object body) {
        service.getBean(EventOutbox.class).publish(TestEvent.of(routingKey, "test:any", body));
    }

    @Test
    void putsAsideWhatNoQueueTakesAndCanBePutBack(CapturedOutput output) throws Exception {
        String nobodys = RoutingKeys.CONTINUITY_OF_CARE_DOCUMENT;
        assertThat(refused(nobodys)).as("there from the start").isZero();

        Road.inTransaction(service, () -> {
            Road.publishNow(service, "before");
            CorrelatedEvent followed =
                    new CorrelatedEvent(TestEvent.of(nobodys, "test:any", "unroutable 1"), "request", TRACEPARENT);
            service.getBean(EventOutbox.class).publishCorrelated(List.of(followed));
            Road.publishNow(service, "between");
            publish(nobodys, "unroutable 2");
            Road.publishNow(service, "after");
        });

        assertThat(road.take(3)).containsExactly("\"before\"", "\"between\"", "\"after\"");
        Awaitility.await().until(() -> refused(nobodys) == 2);
        assertThat(Road.database(service)
                        .sql("select body from outbox_refused order by id")
                        .query(String.class)
                        .list())
                .containsExactly("\"unroutable 1\"", "\"unroutable 2\"");
        assertThat(Road.database(service)
                        .sql("select traceparent from outbox_refused order by id")
                        .query(String.class)
                        .list())
                .containsExactly(TRACEPARENT, null);
        assertThat(Road.database(service)
                        .sql("select reason from outbox_refused")
                        .query(String.class)
                        .list())
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        assertThat(output).contains("The broker refuses event").doesNotContain("unroutable 1");

        try (TestBroker listener = TestBroker.at(road.broker.address())) {
            String late = listener.channel().queueDeclare().getQueue();
            listener.channel().queueBind(late, "dhos", nobodys);
            Road.database(service).sql(PUT_BACK).update();
            assertThat(listener.take(late).getBody()).asString().isEqualTo("\"unroutable 1\"");
            assertThat(listener.take(late).getBody()).asString().isEqualTo("\"unroutable 2\"");
        }
    }

    @Test
    void putsAsideWhatCannotBeWrittenAtAll() throws Exception {
        String tooLong = "x".repeat(256);

        Road.inTransaction(service, () -> {
            Road.publishNow(service, "before");
            publish(tooLong, "unwritable");
            Road.publishNow(service, "after");
        });

        assertThat(road.take(2)).containsExactly("\"before\"", "\"after\"");
        assertThat(refused(tooLong)).isEqualTo(1);
    }

    /** The broker closes the channel, and does not say which of the events on their way it means. */
    @Test
    void findsOutOverWhichEventTheChannelWasClosed() throws Exception {
        Road.publish(service, "first");
        road.take(1);
        ScriptedHandler alerts = service.getBean(MessagingTestApplication.class).handler(PolarisQueue.MESSAGES_ALERTS);
        try (TestBroker operator = TestBroker.at(road.broker.address())) {
            operator.channel().exchangeDelete("dhos");
        }

        Road.inTransaction(
                service,
                () -> IntStream.rangeClosed(1, 5)
                        .forEach(i -> publish(RoutingKeys.BLOOD_GLUCOSE_ALERT, new Step("A", i))));

        Awaitility.await().untilAsserted(() -> assertThat(alerts.numbers()).containsExactly(1, 2, 3, 4, 5));
        assertThat(refused(RoutingKeys.BLOOD_GLUCOSE_ALERT)).isZero();
    }

    @Test
    void declaresWhatWasDeletedAgainBeforeItTriesAgain() throws Exception {
        Road.publish(service, "first");
        road.take(1);
        try (TestBroker operator = TestBroker.at(road.broker.address())) {
            operator.delete("messages.alerts");
            Road.inTransaction(service, () -> publish(RoutingKeys.BLOOD_GLUCOSE_ALERT, "alert"));
            Awaitility.await().until(() -> operator.exists("messages.alerts"));
        }
        Awaitility.await()
                .until(() -> Road.database(service)
                                .sql("select count(*) from outbox_event")
                                .query(Integer.class)
                                .single()
                        == 0);
        assertThat(refused(RoutingKeys.BLOOD_GLUCOSE_ALERT)).isZero();
    }
}
