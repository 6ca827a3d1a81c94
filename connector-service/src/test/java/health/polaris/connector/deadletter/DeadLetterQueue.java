package health.polaris.connector.deadletter;

import static health.polaris.connector.Feed.fresh;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import health.polaris.backing.TestServices;
import health.polaris.connector.Feed;
import health.polaris.testing.PolarisTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The queue of letters that could not be processed, empty at first. */
@PolarisTest
abstract class DeadLetterQueue {

    static final String LETTERS = "/dhos/v1/message/dead_letter";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    Feed feed;
    private Connection connection;
    Channel channel;

    @BeforeEach
    void connect() throws Exception {
        feed = new Feed(port);
        connection = TestServices.broker().connect();
        channel = connection.createChannel();
        channel.exchangeDeclare("dhos-dlx", "fanout", true);
        channel.queueDeclare("errors", true, false, false, Map.of());
        channel.queueBind("errors", "dhos-dlx", "");
        empty();
    }

    @AfterEach
    void disconnect() throws Exception {
        empty();
        connection.close();
    }

    /** One by one, since not every broker purges what was returned a moment ago; then what was taken meanwhile. */
    void empty() throws IOException {
        while (channel.basicGet("errors", true) != null) {
            continue;
        }
        database.sql("delete from dead_letter").update();
    }

    /** Puts a letter aside, as a consumer of that queue would. */
    void deadLetter(String queue, String routingKey, String reason, String body) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        headers.put("polaris-queue", queue);
        headers.put("polaris-reason", reason);
        headers.put("polaris-exception", "some.Exception");
        headers.put("polaris-attempts", 5);
        headers.put("polaris-failed-at", "2026-03-12T08:15:31.204Z");
        headers.put("polaris-routing-key", routingKey);
        publish("dhos-dlx", routingKey, headers, body);
    }

    void publish(String exchange, String routingKey, Map<String, Object> headers, String body) throws IOException {
        channel.basicPublish(
                exchange,
                routingKey,
                new BasicProperties.Builder()
                        .contentType("application/text")
                        .deliveryMode(2)
                        .messageId("id-" + body.hashCode())
                        .correlationId("request-1")
                        .headers(headers)
                        .build(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** A queue of this test. */
    String queue() throws IOException {
        String queue = "test." + fresh("q");
        channel.queueDeclare(queue, false, false, true, Map.of());
        return queue;
    }

    JsonNode list(String query) {
        return feed.reader().get(LETTERS + query).expect(200).json();
    }

    List<String> ids(String query) {
        return list(query)
                .path("letters")
                .valueStream()
                .map(letter -> letter.path("id").asString())
                .toList();
    }

    void awaitTotal(int total) {
        await().atMost(PATIENCE).until(() -> list("").path("total").asInt() == total);
    }
}
