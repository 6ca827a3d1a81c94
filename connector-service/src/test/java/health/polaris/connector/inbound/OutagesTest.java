package health.polaris.connector.inbound;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageLimits;
import health.polaris.connector.profile.SiteProfiles;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service whose wires can be cut, with a hospital's own transformer. */
@PolarisTest
class OutagesTest {

    private static final Wire DATABASE = wireToDatabase();
    private static final Wire BROKER = wireToBroker();

    @LocalServerPort
    private int port;

    private Feed feed;

    private static Wire wireToDatabase() {
        PostgresAddress postgres = TestServices.freshDatabase();
        return new Wire(postgres.host(), postgres.port());
    }

    private static Wire wireToBroker() {
        BrokerAddress broker = TestServices.broker();
        return new Wire(broker.host(), broker.port());
    }

    @DynamicPropertySource
    static void throughTheWires(DynamicPropertyRegistry properties) {
        properties.add("DATABASE_HOST", () -> "localhost");
        properties.add("DATABASE_PORT", DATABASE::port);
        properties.add("RABBITMQ_HOST", () -> "localhost");
        properties.add("RABBITMQ_PORT", BROKER::port);
    }

    @TestConfiguration
    static class Hospital {

        @Bean
        @Primary
        MessageReading failingReading(SiteProfiles profiles, MessageLimits limits) {
            return new FailingReading(profiles, limits);
        }

        @Bean
        MessageTransformer hospitalsOwn() {
            return text -> {
                if (text.contains("BREAK")) {
                    throw new IllegalStateException("cannot transform " + text);
                }
                return text.replace("OLDTYPE", "ADT");
            };
        }
    }

    /** With a bug that one message meets. */
    static class FailingReading extends MessageReading {

        FailingReading(SiteProfiles profiles, MessageLimits limits) {
            super(profiles, limits, Clock.systemUTC());
        }

        @Override
        AdtInterpretation interpret(Hl7Message message, ReadingRules rules) {
            if (String.valueOf(message.controlId()).startsWith("BUG")) {
                throw new IllegalStateException("a bug that quotes " + message.controlId());
            }
            return super.interpret(message, rules);
        }
    }

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    @AfterEach
    void mend() {
        DATABASE.mend();
        BROKER.mend();
    }

    @Test
    void acknowledgesInNormalTimeWithoutBrokerAndPublishesLater() throws Exception {
        BROKER.cut();
        Instant start = Instant.now();
        Feed.Acknowledged answer = feed.post(admission(fresh("MC-"), fresh("M")));
        assertThat(answer.code()).isEqualTo("AA");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));

        try (Bus bus = new Bus(TestServices.broker())) {
            BROKER.mend();
            assertThat(bus.published(answer.uuid()).path("actions")).hasSize(3);
        }
    }

    @Test
    void showsDeadLettersWithoutBrokerAndSendsNoneBack() throws Exception {
        String letters = "/dhos/v1/message/dead_letter";
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        try (Bus bus = new Bus(TestServices.broker())) {
            bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"nonsense\"}");
        }
        String id = await().atMost(Duration.ofSeconds(30)).until(() -> letterOf(uuid), found -> !found.isEmpty());
        BROKER.cut();
        assertThat(letterOf(uuid)).isEqualTo(id);
        feed.reader().post(letters + "/" + id + "/requeue", null).expect(503);
        feed.reader()
                .post(letters + "/requeue", Map.of("queue", "connector.message-outcomes"))
                .expect(503);
        BROKER.mend();
        assertThat(letterOf(uuid)).isEqualTo(id);
        feed.reader()
                .post(letters + "/" + id + "/discard", Map.of("reason", "a test"))
                .expect(204);
    }

    private String letterOf(String uuid) {
        return feed.reader()
                .get("/dhos/v1/message/dead_letter")
                .expect(200)
                .json()
                .path("letters")
                .valueStream()
                .filter(letter -> letter.path("message_uuid").asString("").equals(uuid))
                .map(letter -> letter.path("id").asString())
                .findFirst()
                .orElse("");
    }

    @Test
    void tellsWhatWaitsForTheBroker() {
        BROKER.cut();
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        assertThat(publication(uuid)).isEqualTo("waiting");
        BROKER.mend();
        await().atMost(Duration.ofSeconds(30)).until(() -> publication(uuid).equals("published"));
    }

    private String publication(String uuid) {
        return feed.reader()
                .get("/dhos/v1/message/" + uuid + "/timeline")
                .expect(200)
                .json()
                .path("publication")
                .asString();
    }

    @Test
    void saysUnavailableWithoutDatabaseAndRecoversByItself() throws Exception {
        DATABASE.cut();
        String body = base64(admission(fresh("MC-"), fresh("M")).getBytes(StandardCharsets.UTF_8));
        Instant start = Instant.now();
        for (Answer answer : together(30, () -> feed.postBase64(body))) {
            assertThat(answer.expect(503).message()).isEqualTo("Database connection failed: Service unavailable");
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));

        DATABASE.mend();
        await().atMost(Duration.ofSeconds(30)).until(() -> feed.postBase64(body).status() == 200);
    }

    private static <T> List<T> together(int clients, Callable<T> work) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.invokeAll(Collections.nCopies(clients, work)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** contracts/connector.md §3.3 check 7: the message is kept, the sender has an answer, and no text of the failure gets out. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void acknowledgesABugOfOursWithAeAndKeepsTheMessage(CapturedOutput output) {
        String controlId = fresh("BUG-");
        String text = admission(controlId, fresh("M"));
        Feed.Acknowledged answer = feed.post(text);

        assertThat(answer.text())
                .contains("\rMSA|AE|" + controlId
                        + "|HL7 message could not be processed because of an unexpected error\rERR|||Hl7ApplicationErrorException|E|"
                        + "207^Application internal error^HL70357||The fault is on the receiving side")
                .endsWith("|HL7 message could not be processed because of an unexpected error\r");
        assertThat(feed.stored(answer.uuid()).path("content").asString()).isEqualTo(text);
        assertThat(feed.stored(answer.uuid()).path("message_control_id").isNull())
                .isTrue();
        assertThat(new Api(port).get("/metrics").body())
                .containsPattern(
                        "polaris_hl7_refused_total\\{application=\"connector-service\",reason=\"unexpected\",sender=\"PASHUB\\|STMARYS\"[^}]*}"
                                + " 1.0");
        assertThat(output.getAll())
                .contains("Reading a message failed unexpectedly (java.lang.IllegalStateException)")
                .doesNotContain("a bug that quotes");
    }

    @Test
    void readsAndStoresWhatTheTransformerGives() {
        Feed.Acknowledged answer = feed.post(admission(fresh("MC-"), fresh("M")).replace("ADT^", "OLDTYPE^"));
        assertThat(answer.code()).isEqualTo("AA");
        assertThat(feed.stored(answer.uuid()).path("message_type").asString()).isEqualTo("ADT^A01");
        assertThat(feed.stored(answer.uuid()).path("content").asString()).doesNotContain("OLDTYPE");
    }

    @Test
    void keepsWhatTheTransformerCannotTransform() {
        String text = admission(fresh("BREAK-"), fresh("M"));
        Answer answer =
                feed.postBase64(base64(text.getBytes(StandardCharsets.UTF_8))).expect(400);
        assertThat(answer.message()).isEqualTo("HL7 message converter is unavailable");
        assertThat(feed.stored(answer.json().path("uuid").asString())
                        .path("content")
                        .asString())
                .isEqualTo(text);
    }
}
