package health.polaris.connector.mllp;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.mllp.Engine.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.connector.Feed;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.inbound.Wire;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The database goes away while messages and batches come in. */
@PolarisTest
class MllpOutageTest {

    private static final String CUT_HERE = "CUT-HERE";
    private static final Wire DATABASE = wire();

    @LocalServerPort
    private int httpPort;

    @Autowired
    private MllpListener listener;

    private static Wire wire() {
        PostgresAddress postgres = TestServices.freshDatabase();
        return new Wire(postgres.host(), postgres.port());
    }

    @DynamicPropertySource
    static void throughTheWire(DynamicPropertyRegistry properties) {
        properties.add("DATABASE_HOST", () -> "localhost");
        properties.add("DATABASE_PORT", DATABASE::port);
        properties.add("MLLP_PORT", () -> "0");
    }

    /** The wire is cut when a certain message has been read and not yet stored. */
    @TestConfiguration
    static class Accident {

        @Bean
        MessageTransformer accident() {
            return text -> {
                if (text.contains(CUT_HERE)) {
                    DATABASE.cut();
                }
                return text;
            };
        }
    }

    @AfterEach
    void mend() {
        DATABASE.mend();
        await().atMost(Duration.ofSeconds(30)).until(this::keeps);
    }

    private Answer batch(String batch) {
        return new Feed(httpPort)
                .sender()
                .post(
                        "/dhos/v1/message_batch",
                        Map.of("type", "HL7v2", "body", base64(batch.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void closesTheConnectionWithoutAnAnswerSoThatTheMessageIsSentAgain() throws IOException {
        String controlId = fresh("MC-");
        String message = admission(controlId, fresh("M"));
        try (Engine engine = new Engine(listener.port())) {
            DATABASE.cut();
            engine.send(message);
            engine.expectClosed();
        }
        DATABASE.mend();
        await().atMost(Duration.ofSeconds(30)).until(() -> isAccepted(message));
        assertThat(new Feed(httpPort).search("/" + controlId)).hasSize(1);
    }

    private boolean isAccepted(String message) {
        try (Engine engine = new Engine(listener.port())) {
            return verdict(engine.ask(message)).startsWith("AA ");
        } catch (IOException | AssertionError closedWithoutAnswer) {
            return false;
        }
    }

    @Test
    void aBatchThatMeetsTheOutageIsSentAgainWhole() {
        String header = "BHS|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS\r";
        String batch = header + admission(fresh("MC-"), fresh("M")) + admission(fresh("MC-") + CUT_HERE, fresh("M"))
                + admission(fresh("MC-"), fresh("M")) + "BTS|3\r";
        batch(batch).expect(503);

        DATABASE.mend();
        String again = batch.replace(CUT_HERE, "");
        await().atMost(Duration.ofSeconds(30)).until(this::keeps);
        String answer = new String(
                Base64.getDecoder()
                        .decode(batch(again).expect(200).json().path("body").asString()),
                StandardCharsets.UTF_8);
        assertThat(answer).containsSubsequence("MSA|AR|", "appears to be duplicate", "MSA|AA|", "MSA|AA|", "BTS|3\r");
    }

    private boolean keeps() {
        return batch(admission(fresh("MC-"), fresh("M"))).status() == 200;
    }
}
