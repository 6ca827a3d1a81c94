package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Messages done again; what changes meanwhile is the hospital's own transformer, or the rows of a former release. */
@PolarisTest
@Import(ReprocessedMessages.HospitalsTransformer.class)
abstract class ReprocessedMessages {

    static final String MESSAGE = "/dhos/v1/message/";
    static final AtomicReference<UnaryOperator<String>> TRANSFORMER = new AtomicReference<>(UnaryOperator.identity());

    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient database;

    Feed feed;
    Bus bus;

    @TestConfiguration
    static class HospitalsTransformer {

        @Bean
        MessageTransformer changing() {
            return text -> TRANSFORMER.get().apply(text);
        }
    }

    @BeforeEach
    void connect() throws Exception {
        feed = new Feed(port);
        bus = new Bus(TestServices.broker());
    }

    @AfterEach
    void disconnect() throws Exception {
        TRANSFORMER.set(UnaryOperator.identity());
        bus.close();
    }

    Answer reprocess(String uuid) {
        return feed.reader().post(MESSAGE + uuid + "/reprocess", null);
    }

    JsonNode set(Map<String, Object> filter, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("filter", filter);
        return feed.reader().post(MESSAGE + "reprocess", body).expect(200).json();
    }

    List<JsonNode> awaitPublished(String uuid, int times) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> bus.publishedNow(uuid), list -> list.size() == times);
    }

    List<String> events(String uuid) {
        return feed.reader()
                .get(MESSAGE + uuid + "/timeline")
                .expect(200)
                .json()
                .path("events")
                .valueStream()
                .map(event -> event.path("event").asString() + " "
                        + event.path("detail").asString(""))
                .toList();
    }

    String state(String uuid) {
        return feed.reader()
                .get(MESSAGE + uuid + "/timeline")
                .json()
                .path("message")
                .path("state")
                .asString();
    }

    static String refusedAdmission(String controlId, String mrn) {
        return admission(controlId, mrn).replace("ADT^A01", "ADT^A29");
    }

    /** As if the rules had refused what they understand today: the text of a stored message is never changed. */
    void understoodNow(String uuid) {
        database.sql("update hl7_message set content = replace(content, 'ADT^A29', 'ADT^A01') where uuid = ?")
                .param(uuid)
                .update();
    }
}
