package health.polaris.connector.mllp;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.mllp.Engine.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.Feed;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What peers of HL7's real world send. */
@TestPropertySource(properties = "BATCH_MAX_MESSAGES=3")
class MllpInTheWildTest extends Listening {

    private static final String HEADER = "BHS|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||||B-1\r";
    private static final String ACK =
            "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312||ACK^A01^ACK|X-1|P|2.5\rMSA|AA|1\r";

    private Engine connect() throws IOException {
        return new Engine(listener.port());
    }

    private static List<String> verdicts(String acknowledgements) {
        return Arrays.stream(acknowledgements.split("\r"))
                .filter(segment -> segment.startsWith("MSA"))
                .map(segment -> segment.split("\\|")[1] + " " + (segment + "|").split("\\|", -1)[2])
                .toList();
    }

    @Test
    void answersABatchInOneFrameAsOverHttp() throws IOException {
        String first = fresh("MC-");
        String second = fresh("MC-");
        String batch =
                HEADER + admission(first, fresh("M")) + "MSH|damaged\r" + admission(second, fresh("M")) + "BTS|3\r";
        double before = counted("polaris.mllp.frames", "kind", "batch");
        try (Engine engine = connect()) {
            String answer = engine.ask(batch);
            assertThat(answer)
                    .startsWith("BHS|^~\\&|POLARIS|STMARYS|PASHUB|STMARYS|")
                    .contains("\rBTS|3");
            assertThat(verdicts(answer)).hasSize(3).contains("AA " + first, "AA " + second);
            assertThat(verdicts(engine.ask("\r\nFHS|^~\\&|PASHUB\r" + batch + "FTS|1\r")))
                    .contains("AR " + first, "AR " + second);
            assertThat(verdict(engine.ask(admission(fresh("MC-"), fresh("M"))))).startsWith("AA");
        }
        assertThat(counted("polaris.mllp.frames", "kind", "batch") - before).isEqualTo(2);
        assertThat(new Feed(httpPort).search("/" + second)).hasSize(1);
    }

    @Test
    void refusesABatchWithTooManyMessagesAndKeepsTheConnection() throws IOException {
        String controlId = fresh("MC-");
        String batch = HEADER + admission(controlId, fresh("M")).repeat(4) + "BTS|4\r";
        try (Engine engine = connect()) {
            String answer = engine.ask(batch);
            assertThat(verdicts(answer)).containsExactly("AR ");
            assertThat(answer).contains("Batch has more than 3 messages").contains("BATCH_MAX_MESSAGES");
            assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AA " + controlId);
        }
    }

    @Test
    void neverAnswersAnAcknowledgementWholeOrBrokenAloneOrAsABatch() throws IOException {
        try (Engine engine = connect()) {
            engine.send(ACK);
            engine.send(HEADER + ACK + ACK + "BTS|2\r");
            engine.send(("\u000B" + ACK).getBytes(StandardCharsets.UTF_8));
            engine.send(("\u000B" + ACK + "\u001Cx\u001C\r").getBytes(StandardCharsets.UTF_8));
            String controlId = fresh("MC-");
            assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AA " + controlId);
        }
    }

    @Test
    void takesADoubledEndAndKeepsTheConnectionForAnEmptyFrame() throws IOException {
        String controlId = fresh("MC-");
        try (Engine engine = connect()) {
            engine.send("");
            engine.send(
                    ("\u000B" + admission(controlId, fresh("M")) + "\u001C\u001C\r").getBytes(StandardCharsets.UTF_8));
            assertThat(verdict(engine.answer())).isEqualTo("AA " + controlId);
            engine.send("");
            assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AR " + controlId);
        }
    }

    /** 院, the end of a hospital's name, has the byte of the field separator in Big5. */
    @Test
    void answersAHospitalWhoseNameHasASeparatorInsideInItsOwnCharacterSet() throws IOException {
        Charset big5 = Charset.forName("Big5");
        String controlId = fresh("MC-");
        String message = admission(controlId, fresh("M"))
                .replace("PASHUB|STMARYS", "PASHUB|仁愛醫院")
                .replace("|P|2.4\r", "|P|2.4||||||BIG-5\r");
        try (Engine engine = connect()) {
            engine.send(("\u000B" + message + "\u001C\r").getBytes(big5));
            String answer = engine.answer(big5);
            assertThat(verdict(answer)).isEqualTo("AA " + controlId);
            assertThat(answer)
                    .startsWith("MSH|^~\\&|POLARIS|STMARYS|PASHUB|仁愛醫院|")
                    .contains("||||||BIG-5\rMSA");
        }
        assertThat(new Feed(httpPort)
                        .search("/" + controlId)
                        .get(0)
                        .path("content")
                        .asString())
                .isEqualTo(message);
    }

    @Test
    void storesWhereAMessageCameFrom() throws IOException {
        String overMllp = fresh("MC-");
        try (Engine engine = connect()) {
            engine.ask(admission(overMllp, fresh("M")));
        }
        Feed feed = new Feed(httpPort);
        assertThat(feed.search("/" + overMllp).get(0).path("source").asString()).isEqualTo("127.0.0.1");
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        assertThat(feed.stored(uuid).path("source").asString()).isEqualTo("127.0.0.1");
    }

    /** The others still come in. */
    @Test
    void letsNoSourceHaveMoreConnectionsThanItsShare() throws Exception {
        double before = counted("polaris.mllp.refused.connections", "reason", "source_limit");
        int port = start(settings(List.of(), "", ClientCertificate.NONE, 3, 2)).port();
        try (Engine first = new Engine(port);
                Engine second = new Engine(port)) {
            first.ask(admission(fresh("MC-"), fresh("M")));
            second.ask(admission(fresh("MC-"), fresh("M")));
            try (Engine third = new Engine(port)) {
                third.expectClosed();
            }
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> counted("polaris.mllp.refused.connections", "reason", "source_limit") - before == 1);
    }
}
