package health.polaris.connector.mllp;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.mllp.Engine.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.testing.PolarisTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** One sender has the enhanced mode in its site profile, the others have not. */
@PolarisTest
class MllpEnhancedModeTest {

    private static final Path PROFILES = Path.of("src/test/resources/mllp/profiles.yaml");

    @LocalServerPort
    private int httpPort;

    @Autowired
    private MllpListener listener;

    @DynamicPropertySource
    static void listen(DynamicPropertyRegistry properties) {
        properties.add("MLLP_PORT", () -> "0");
        properties.add("HL7_SITE_PROFILES", () -> PROFILES.toAbsolutePath().toString());
    }

    private static String asking(String sender, String controlId, String wish) {
        return admission(controlId, fresh("M"))
                .replace("PASHUB", sender)
                .replace("|P|2.4\r", "|P|2.4|||" + wish + "\r");
    }

    @Test
    void sendsCommitAndApplicationAcknowledgementsToASenderOfTheEnhancedMode() throws IOException {
        String controlId = fresh("MC-");
        try (Engine engine = new Engine(listener.port())) {
            engine.send(asking("ENHANCED", controlId, "AL|AL"));
            assertThat(verdict(engine.answer())).isEqualTo("CA " + controlId);
            assertThat(verdict(engine.answer())).isEqualTo("AA " + controlId);

            engine.send(asking("ENHANCED", controlId, "AL|NE"));
            assertThat(verdict(engine.answer())).isEqualTo("CR " + controlId);

            engine.send(asking("ENHANCED", fresh("SILENT-"), "NE|ER"));
            engine.send(asking("ENHANCED", fresh("TYPE-"), "AL|AL").replace("ADT^A01", "ORU^R01"));
            assertThat(verdict(engine.answer())).startsWith("CR TYPE-");

            engine.send("MSH|^~\\&|ENHANCED|STMARYS|POLARIS|STMARYS|20240312||ACK^A01^ACK|X-1|P|2.5\rMSA|CA|1\r");
            assertThat(verdict(engine.ask(asking("ENHANCED", fresh("LAST-"), ""))))
                    .startsWith("AA LAST-");
        }
        assertThat(new Feed(httpPort).search("/" + controlId)).hasSize(1);
    }

    /** For peers that two answers to one message put out of step. */
    @Test
    void answersOnceWhateverIsAskedForWhereTheProfileSaysSo() throws IOException {
        String controlId = fresh("MC-");
        String other = fresh("MC-");
        try (Engine engine = new Engine(listener.port())) {
            assertThat(verdict(engine.ask(asking("COMMIT", controlId, "AL|AL"))))
                    .isEqualTo("CA " + controlId);
            assertThat(verdict(engine.ask(asking("COMMIT", controlId, "NE|NE"))))
                    .isEqualTo("CR " + controlId);
            assertThat(verdict(engine.ask(asking("COMMIT", fresh("TYPE-"), "").replace("|STM^MRN|", "||"))))
                    .startsWith("C");
            assertThat(verdict(engine.ask(asking("APPLICATION", other, "AL|AL"))))
                    .isEqualTo("AA " + other);
            assertThat(verdict(engine.ask(asking("APPLICATION", other, "AL|NE"))))
                    .isEqualTo("AR " + other);
        }
    }

    @Test
    void keepsWhatTheSenderWasSent() throws IOException {
        String commit = fresh("MC-");
        String both = fresh("MC-");
        String silent = fresh("MC-");
        try (Engine engine = new Engine(listener.port())) {
            String committed = engine.ask(asking("COMMIT", commit, "AL|AL"));
            assertThat(stored(commit).path("acknowledgement").asString()).isEqualTo(committed);
            assertThat(stored(commit).path("ack_status").asString()).isEqualTo("CA");
            assertThat(listed(commit).path("ack_status").asString()).isEqualTo("CA");

            String first = engine.ask(asking("ENHANCED", both, "AL|AL"));
            assertThat(stored(both).path("acknowledgement").asString()).isEqualTo(engine.answer() + first);
            assertThat(listed(both).path("ack_status").asString()).isEqualTo("AA");

            engine.send(asking("ENHANCED", silent, "NE|ER"));
            engine.ask(asking("ENHANCED", fresh("MC-"), "AL|NE"));
            assertThat(stored(silent).has("acknowledgement")).isFalse();
            assertThat(stored(silent).path("ack_status").isNull()).isTrue();

            String refused = fresh("MC-");
            engine.ask(asking("COMMIT", refused, "").replace("^^^STM^MRN", ""));
            assertThat(listed(refused).path("ack_status").asString()).isEqualTo("CR");
            assertThat(listed(refused).path("state").asString()).isEqualTo("refused");
        }
    }

    private JsonNode stored(String controlId) {
        return new Feed(httpPort).stored(listed(controlId).path("uuid").asString());
    }

    private JsonNode listed(String controlId) {
        return new Feed(httpPort)
                .reader()
                .get("/dhos/v1/message/list?control_id=" + controlId)
                .expect(200)
                .json()
                .path("messages")
                .get(0);
    }

    @Test
    void answersEverybodyElseInTheOriginalMode() throws IOException {
        String controlId = fresh("MC-");
        try (Engine engine = new Engine(listener.port())) {
            assertThat(verdict(engine.ask(asking("PASHUB", controlId, "AL|AL"))))
                    .isEqualTo("AA " + controlId);
            assertThat(verdict(engine.ask(asking("PASHUB", controlId, "NE|NE"))))
                    .isEqualTo("AR " + controlId);
        }
    }
}
