package health.polaris.eventbus.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.GetResponse;
import health.polaris.eventbus.broker.Compression;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.consume.ConsumerTest;
import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.contract.RoutingKeys;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class DeadLetterTest extends ConsumerTest {

    DeadLetterTest() {
        super(PolarisQueue.MESSAGES_CLINICIANS);
    }

    @Test
    void putsARefusedMessageAsideAsItWasWithAllHeaders() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        handler.does(message -> {
            throw new RejectedMessageException("no such ward");
        });
        handler.onRefusal((message, reason) -> told.add(reason));
        BasicProperties properties = new BasicProperties.Builder()
                .contentType("application/text")
                .correlationId("request-5")
                .messageId("message-5")
                .headers(Map.of("x-message-identifier", "kept"))
                .build();
        byte[] body = "{\"key\":\"A\",\"number\":1}".getBytes(StandardCharsets.UTF_8);
        broker.channel().basicPublish("dhos", RoutingKeys.CLINICIAN_UPDATED, properties, body);

        GetResponse dead = broker.take(Topology.ERROR_QUEUE);

        assertThat(dead.getBody()).isEqualTo(body);
        assertThat(dead.getEnvelope().getRoutingKey()).isEqualTo(RoutingKeys.CLINICIAN_UPDATED);
        assertThat(dead.getProps().getContentType()).isEqualTo("application/text");
        assertThat(dead.getProps().getCorrelationId()).isEqualTo("request-5");
        assertThat(dead.getProps().getMessageId()).isEqualTo("message-5");
        Map<String, Object> headers = dead.getProps().getHeaders();
        assertThat(headers.get("x-message-identifier")).hasToString("kept");
        assertThat(headers.get("polaris-queue")).hasToString("messages.clinicians");
        assertThat(headers.get("polaris-reason")).hasToString("no such ward");
        assertThat(headers.get("polaris-exception")).hasToString(RejectedMessageException.class.getName());
        assertThat(headers.get("polaris-attempts")).hasToString("1");
        assertThat(Instant.parse(String.valueOf(headers.get("polaris-failed-at"))))
                .isBeforeOrEqualTo(Instant.now());
        assertThat(told).containsExactly("no such ward");
    }

    @Test
    void putsTheUnreadableAsideWithoutQuotingIt() throws Exception {
        handler.does(message -> {});
        broker.publish(RoutingKeys.CLINICIAN_CREATED, "{\"key\": Smith");

        GetResponse dead = broker.take(Topology.ERROR_QUEUE);

        assertThat(String.valueOf(dead.getProps().getHeaders().get("polaris-reason")))
                .startsWith("body unreadable")
                .doesNotContain("Smith");
        assertThat(handler.handled()).isEmpty();
    }

    @Test
    void triesAnUnexpectedFailureFiveTimes() throws Exception {
        handler.does(message -> {
            throw new IllegalStateException("quotes Mrs Smith");
        });
        publish("A", 1, 1);

        Map<String, Object> headers =
                broker.take(Topology.ERROR_QUEUE).getProps().getHeaders();

        assertThat(headers.get("polaris-attempts")).hasToString("5");
        assertThat(headers.get("polaris-exception")).hasToString(IllegalStateException.class.getName());
        assertThat(String.valueOf(headers.get("polaris-reason"))).doesNotContain("Smith");
    }

    @Test
    void putsWhatTheDatabaseRefusesAside() throws Exception {
        handler.does(message -> {
            throw new DataIntegrityViolationException("too long", new SQLException("value too long", "22001"));
        });
        publish("A", 1, 1);

        Map<String, Object> headers =
                broker.take(Topology.ERROR_QUEUE).getProps().getHeaders();

        assertThat(headers.get("polaris-attempts")).hasToString("1");
        assertThat(headers.get("polaris-reason")).hasToString("database state 22001");
    }

    @Test
    void aFailingHookKeepsNothingFromTheDeadLetters() throws Exception {
        handler.does(message -> {
            throw new RejectedMessageException("no such ward");
        });
        handler.onRefusal((message, reason) -> {
            throw new IllegalStateException("hook broken");
        });
        publish("A", 1, 1);

        assertThat(broker.take(Topology.ERROR_QUEUE).getProps().getHeaders().get("polaris-reason"))
                .hasToString("no such ward");
    }

    @Test
    void knowsTheFirstRoutingKeyOfADeadLetterThatWasPutBack() throws Exception {
        List<String> keys = new CopyOnWriteArrayList<>();
        handler.does(message -> {
            throw new RejectedMessageException("not yet");
        });
        broker.publish(RoutingKeys.CLINICIAN_UPDATED, "{\"key\":\"A\",\"number\":1}");
        GetResponse dead = broker.take(Topology.ERROR_QUEUE);

        handler.does(message -> keys.add(message.routingKey()));
        broker.channel().basicPublish("", queue.queueName(), dead.getProps(), dead.getBody());

        awaitHandled("A", 1, 1);
        assertThat(keys).containsExactly(RoutingKeys.CLINICIAN_UPDATED);
    }

    @Test
    void readsCompressedBodies() throws Exception {
        handler.does(message -> {});
        byte[] body = "{\"key\":\"Å\",\"number\":1}".getBytes(StandardCharsets.UTF_8);
        for (Compression compression : List.of(Compression.BZIP2, Compression.GZIP)) {
            broker.publish(
                    RoutingKeys.CLINICIAN_CREATED,
                    compression.pack(body),
                    Map.of("compression", String.valueOf(compression.headerValue())));
        }

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(handledOf("Å")).containsExactly(1, 1));
    }
}
