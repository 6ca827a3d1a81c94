package health.polaris.connector.mllp;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.mllp.Engine.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.Feed;
import health.polaris.connector.inbound.AcceptanceOrder;
import health.polaris.testing.Api;
import health.polaris.testing.MetricsAtRest;
import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** How long senders wait for their acknowledgements, in a service of its own that nobody has sent anything yet. */
@PolarisTest
@TestPropertySource(properties = {"MLLP_PORT=0", "MLLP_MESSAGES_AT_ONCE=1"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcknowledgementTimesTest {

    private static final String BATCH = "BHS|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS\r%s%sBTS|2\r";

    @LocalServerPort
    private int port;

    @Autowired
    private MllpListener listener;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private AcceptanceOrder order;

    @Autowired
    private TransactionOperations transaction;

    private Timer timer(String transport) {
        return meters.get("polaris.hl7.acknowledged")
                .tag("transport", transport)
                .timer();
    }

    private static String anAdmission() {
        return admission(fresh("MC-"), fresh("M"));
    }

    @Test
    @Order(1)
    void areThereFromTheStartForBothTransports() {
        Api anonymous = new Api(port);
        String metrics = anonymous.get("/metrics").expect(200).body();
        for (String transport : new String[] {"http", "mllp"}) {
            assertThat(metrics)
                    .containsPattern("polaris_hl7_acknowledged_seconds_count\\{[^}]*transport=\"%s\"[^}]*} 0\\b"
                            .formatted(transport))
                    .containsPattern(
                            "polaris_hl7_acknowledged_seconds_bucket\\{[^}]*transport=\"%s\",le=\"2\\.5\"[^}]*} 0\\b"
                                    .formatted(transport));
        }
        MetricsAtRest.areFew(anonymous);
    }

    @Test
    @Order(2)
    void areThoseOfMessagesOverHttp() {
        long overHttp = timer("http").count();
        long overMllp = timer("mllp").count();
        Feed feed = new Feed(port);
        String message = anAdmission();
        assertThat(feed.post(message).code()).isEqualTo("AA");
        assertThat(feed.post(message).code()).isEqualTo("AR");
        feed.sender()
                .post("/dhos/v1/message_batch", Map.of("type", "HL7v2", "body", base64(batch())))
                .expect(200);
        assertThat(timer("http").count() - overHttp).isEqualTo(4);
        assertThat(timer("mllp").count()).isEqualTo(overMllp);
    }

    @Test
    @Order(3)
    void areThoseOfMessagesOverMllp() throws IOException {
        long overHttp = timer("http").count();
        long overMllp = timer("mllp").count();
        String message = anAdmission();
        try (Engine engine = new Engine(listener.port())) {
            assertThat(verdict(engine.ask(message))).startsWith("AA ");
            assertThat(verdict(engine.ask(message))).startsWith("AR ");
            engine.ask(new String(batch(), StandardCharsets.UTF_8));
        }
        assertThat(timer("mllp").count() - overMllp).isEqualTo(4);
        assertThat(timer("http").count()).isEqualTo(overHttp);
    }

    private static byte[] batch() {
        return BATCH.formatted(anAdmission(), anAdmission()).getBytes(StandardCharsets.UTF_8);
    }

    /** Of two messages that come while nothing can be committed, the second waits for its turn behind the first. */
    @Test
    @Order(4)
    void haveTheWaitForATurnAndForTheCommitInThem() throws IOException {
        Duration held = Duration.ofMillis(300);
        long count = timer("mllp").count();
        double before = timer("mllp").totalTime(TimeUnit.MILLISECONDS);
        double frames = frames();
        try (Engine first = new Engine(listener.port());
                Engine second = new Engine(listener.port())) {
            transaction.executeWithoutResult(_ -> {
                order.waitForTurn();
                send(first);
                send(second);
                await().until(() -> frames() == frames + 2);
                await().during(held).until(() -> timer("mllp").count() == count);
            });
            assertThat(verdict(first.answer())).startsWith("AA ");
            assertThat(verdict(second.answer())).startsWith("AA ");
        }
        assertThat(timer("mllp").totalTime(TimeUnit.MILLISECONDS) - before)
                .isGreaterThanOrEqualTo(2.0 * held.toMillis());
    }

    private double frames() {
        return meters.get("polaris.mllp.frames")
                .tag("kind", "complete")
                .counter()
                .count();
    }

    private static void send(Engine engine) {
        try {
            engine.send(anAdmission());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
