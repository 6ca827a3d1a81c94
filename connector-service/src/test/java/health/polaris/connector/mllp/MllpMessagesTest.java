package health.polaris.connector.mllp;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.mllp.Engine.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.Feed;
import health.polaris.testing.Api;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What the listener of the running service makes of frames, good and bad. */
@ExtendWith(OutputCaptureExtension.class)
class MllpMessagesTest extends Listening {

    private static final int TWO_MEBIBYTES = 2 * 1024 * 1024;

    private Engine connect() throws IOException {
        return new Engine(listener.port());
    }

    private JsonNode onlyStored(String controlId) {
        JsonNode found = new Feed(httpPort).search("/" + controlId);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void takesAMessageAsOverHttp() throws IOException {
        String controlId = fresh("MC-");
        String message = admission(controlId, fresh("M"));
        try (Engine engine = connect()) {
            assertThat(engine.ask(message))
                    .matches(
                            "(?s)MSH\\|\\^~\\\\&\\|POLARIS\\|STMARYS\\|PASHUB\\|STMARYS\\|\\d{14}\\+0000\\|\\|ACK\\^A01\\^ACK\\|"
                                    + "[0-9A-Z]{20}\\|P\\|2.4\\|{6}UNICODE UTF-8\\rMSA\\|AA\\|" + controlId + "\\r");
            assertThat(verdict(engine.ask(message))).isEqualTo("AR " + controlId);
        }
        JsonNode stored = onlyStored(controlId);
        assertThat(stored.path("content").asString()).isEqualTo(message);
        assertThat(stored.path("created_by").asString()).isEqualTo("mllp");
        assertThat(stored.path("src_description").asString()).isEqualTo("tie");
    }

    @Test
    void usesConnectionsToTheDatabaseOfItsOwn() throws IOException {
        Timer used = meters.get("hikaricp.connections.usage")
                .tag("pool", "connector-mllp")
                .timer();
        long before = used.count();
        try (Engine engine = connect()) {
            engine.ask(admission(fresh("MC-"), fresh("M")));
        }
        assertThat(used.count()).isGreaterThan(before);
    }

    @Test
    void answersFramesInTheOrderInWhichTheyCameHoweverTheyAreCut() throws IOException {
        List<String> controlIds =
                IntStream.range(0, 10).mapToObj(number -> fresh("MC-")).toList();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (String controlId : controlIds) {
            frames.write(Engine.framed(admission(controlId, fresh("M"))));
        }
        try (Engine together = connect()) {
            together.send(frames.toByteArray());
            for (String controlId : controlIds) {
                assertThat(verdict(together.answer())).isEqualTo("AA " + controlId);
            }
        }
        try (Engine byteByByte = connect()) {
            byteByByte.socket().setTcpNoDelay(true);
            for (byte one : frames.toByteArray()) {
                byteByByte.send(new byte[] {one});
            }
            for (String controlId : controlIds) {
                assertThat(verdict(byteByByte.answer())).isEqualTo("AR " + controlId);
            }
        }
    }

    @Test
    void keepsTheConnectionForEmptyFramesAndAnswersNoAcknowledgement() throws IOException {
        String controlId = fresh("MC-");
        try (Engine engine = connect()) {
            engine.send("");
            engine.send("\r");
            engine.send("MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312||ACK^A01^ACK|X-1|P|2.5\rMSA|AA|1\r");
            assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AA " + controlId);
        }
    }

    @Test
    void recoversWhereEndBytesAreMissing() throws IOException {
        String cut = admission(fresh("CUT-"), fresh("M"));
        String first = fresh("MC-");
        String second = fresh("MC-");
        String third = fresh("MC-");
        try (Engine engine = connect()) {
            engine.send(("\u000B" + cut).getBytes(StandardCharsets.US_ASCII));
            engine.send(admission(first, fresh("M")));
            String refusal = engine.answer();
            assertThat(verdict(refusal)).startsWith("AR CUT-");
            assertThat(refusal).contains("MLLP frame without proper end: the message may be incomplete");
            assertThat(verdict(engine.answer())).isEqualTo("AA " + first);

            // No 0x0D at the end: the answer comes all the same, after a moment.
            engine.send(("\u000B" + admission(second, fresh("M")) + "\u001C").getBytes(StandardCharsets.US_ASCII));
            assertThat(verdict(engine.answer())).isEqualTo("AA " + second);

            // 0x1C inside: what comes before must not be taken for the whole message.
            engine.send(cut.replace("|INPATIENT", "|\u001CINPATIENT"));
            assertThat(verdict(engine.answer())).startsWith("AR CUT-");
            assertThat(verdict(engine.ask(admission(third, fresh("M"))))).isEqualTo("AA " + third);
        }
    }

    @Test
    void skipsAndCountsGarbageBetweenFrames() throws IOException {
        double before = counted("polaris.mllp.garbage.bytes");
        String controlId = fresh("MC-");
        try (Engine engine = connect()) {
            engine.send("\r\n\r\nGARBAGE\u001C\r".getBytes(StandardCharsets.US_ASCII));
            assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AA " + controlId);
        }
        assertThat(counted("polaris.mllp.garbage.bytes") - before).isEqualTo(8);
    }

    @Test
    void takesTwoMebibytes() throws IOException {
        String controlId = fresh("MC-");
        String segment = "ZZZ|" + "x".repeat(996) + "\r";
        String message = admission(controlId, fresh("M")) + segment.repeat(TWO_MEBIBYTES / segment.length() + 1);
        try (Engine engine = connect()) {
            assertThat(verdict(engine.ask(message))).isEqualTo("AA " + controlId);
        }
        assertThat(onlyStored(controlId).path("content").asString()).isEqualTo(message);
    }

    @Test
    void answersInTheCharacterSetOfTheMessage() throws IOException {
        String message = admission(fresh("MC-"), fresh("M"))
                .replace("STMARYS|2024", "ÄSTMARYS|2024")
                .replace("|P|2.4", "|P|2.4||||||8859/1");
        try (Engine engine = connect()) {
            engine.send(("\u000B" + message + "\u001C\r").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(engine.answer(StandardCharsets.ISO_8859_1)).startsWith("MSH|^~\\&|POLARIS|ÄSTMARYS|");
            assertThat(engine.ask(message.replace("|MC-", "|MD-"))).startsWith("MSH|^~\\&|POLARIS|ÄSTMARYS|");
        }
    }

    @Test
    void refusesWhatCannotBeReadWhereAnMshTellsWhom() throws IOException {
        String controlId = fresh("MC-");
        try (Engine engine = connect()) {
            String refusal = engine.ask(admission(controlId, fresh("M")).replace("ROWAN", "RO\0WAN"));
            assertThat(verdict(refusal)).isEqualTo("AE " + controlId);
            assertThat(refusal).contains("it contains NUL characters").contains("Leave out the bytes 0x00");
            assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AA " + controlId);
        }
    }

    @Test
    void keepsWhatIsNoHl7AndClosesTheConnection(CapturedOutput output) throws IOException {
        String secret = fresh("SECRET");
        double before = counted("polaris.hl7.unreadable", "reason", "not_hl7");
        try (Engine engine = connect()) {
            engine.send("nonsense of " + secret);
            engine.expectClosed();
        }
        assertThat(counted("polaris.hl7.unreadable", "reason", "not_hl7") - before)
                .isEqualTo(1);
        Matcher kept = Pattern.compile("Input (\\S{36}) could not be read as HL7: not_hl7")
                .matcher(output.getAll());
        assertThat(kept.results()
                        .map(result -> new Feed(httpPort)
                                .stored(result.group(1))
                                .path("content")
                                .asString()))
                .contains("nonsense of " + secret);
        assertThat(output.getAll()).doesNotContain(secret);
    }

    @Test
    void putsNothingIntoAnAnswerThatWouldEndItsFrame() throws IOException {
        try (Engine engine = connect()) {
            String refusal = engine.ask(admission(fresh("MC-"), fresh("M")).replace("ADT^", "X\\X1C0D0B\\^"));
            assertThat(verdict(refusal)).startsWith("AR ");
        }
    }

    @Test
    void acknowledgesEachMessageOfTwoHundredConnectionsOnceWhileHttpGoesOn() throws Exception {
        int connections = 200;
        int messages = 5;
        CountDownLatch allConnected = new CountDownLatch(connections);
        List<Future<List<String>>> feeds = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        Api anonymous = new Api(httpPort);
        Feed http = new Feed(httpPort);
        Duration slowest = Duration.ZERO;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < connections; index++) {
                List<String> controlIds = IntStream.range(0, messages)
                        .mapToObj(number -> fresh("MC-"))
                        .toList();
                controlIds.forEach(controlId -> expected.add("AA " + controlId));
                feeds.add(executor.submit(() -> feed(controlIds, allConnected)));
            }
            while (!feeds.stream().allMatch(Future::isDone)) {
                Instant start = Instant.now();
                anonymous.get("/running").expect(200);
                assertThat(http.post(admission(fresh("MC-"), fresh("M"))).code())
                        .isEqualTo("AA");
                Duration taken = Duration.between(start, Instant.now());
                slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
            }
        }
        assertThat(slowest).isLessThan(Duration.ofSeconds(3));
        assertThat(feeds.stream().flatMap(future -> future.resultNow().stream()))
                .containsExactlyInAnyOrderElementsOf(expected);
        for (String verdict : expected.subList(0, 20)) {
            assertThat(onlyStored(verdict.substring(3)).path("ack_status").asString())
                    .isEqualTo("AA");
        }
    }

    @Test
    void staysUpWithTwoHundredConnectionsHalfWayThroughTenMebibytes() throws Exception {
        byte[] half = ("\u000B" + "x".repeat(5 * 1024 * 1024)).getBytes(StandardCharsets.US_ASCII);
        List<Engine> engines = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> halves = new ArrayList<>();
            for (int index = 0; index < 200; index++) {
                Engine engine = connect();
                engines.add(engine);
                halves.add(executor.submit(() -> {
                    engine.send(half);
                    return null;
                }));
            }
            for (Future<?> sent : halves) {
                sent.get();
            }
            assertThat(listener.reservedMemory()).isBetween(1L, 64L * 1024 * 1024);
            takesAMessageAsOverHttp();
            new Api(httpPort).get("/running").expect(200);
        } finally {
            for (Engine engine : engines) {
                engine.close();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> listener.reservedMemory() == 0);
    }

    private List<String> feed(List<String> controlIds, CountDownLatch allConnected) throws Exception {
        List<String> verdicts = new ArrayList<>();
        try (Engine engine = connect()) {
            allConnected.countDown();
            allConnected.await();
            String mrn = fresh("M");
            for (String controlId : controlIds) {
                verdicts.add(verdict(engine.ask(admission(controlId, mrn))));
            }
        }
        return verdicts;
    }
}
