package health.polaris.connector.inbound;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.hl7.Strictly;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class BatchMessagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/hl7/batch");
    private static final String HEADER = "BHS|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||||B-1\r";

    @LocalServerPort
    private int port;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    static Stream<String> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hl7"))
                    .map(name -> name.replace(".hl7", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void acknowledgesEachMessageOfTheBatch(String name) throws IOException {
        JsonNode answer = post(Files.readAllBytes(GOLDEN.resolve(name + ".hl7")));

        assertThat(normalised(text(answer)))
                .isEqualTo(Files.readString(GOLDEN.resolve(name + ".ack")).strip());
    }

    /** Times and ids that change from run to run, of MSH-7 and -10, BHS-7 and -11, FHS-7 and -11. */
    private static String normalised(String acknowledgements) {
        return Arrays.stream(acknowledgements.split("\r"))
                .map(BatchMessagesTest::normalisedSegment)
                .collect(Collectors.joining("\n"));
    }

    private static String normalisedSegment(String segment) {
        if (!segment.matches("(?s)(MSH|BHS|FHS).*")) {
            return segment;
        }
        String separator = segment.substring(3, 4);
        String[] fields = segment.split(Pattern.quote(separator), -1);
        fields[6] = "<now>";
        fields[segment.startsWith("MSH") ? 9 : 10] = "<id>";
        return String.join(separator, fields);
    }

    private JsonNode post(byte[] batch) {
        return answer(batch).expect(200).json();
    }

    private Answer answer(byte[] batch) {
        return feed.sender().post("/dhos/v1/message_batch", Map.of("type", "HL7v2", "body", base64(batch)));
    }

    private Answer answer(String batch) {
        return answer(batch.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode answer) {
        assertThat(answer.path("type").asString()).isEqualTo("HL7v2");
        return Strictly.permitted(
                new String(Base64.getDecoder().decode(answer.path("body").asString()), StandardCharsets.UTF_8));
    }

    private static List<String> uuids(JsonNode answer) {
        return answer.path("uuids").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void storesAndPublishesEachMessageInTheOrderOfTheBatch() throws Exception {
        String mrn = fresh("M");
        List<String> controlIds = IntStream.range(0, 20)
                .mapToObj(number -> fresh("MC-" + number + "-"))
                .toList();
        String batch =
                HEADER + controlIds.stream().map(id -> admission(id, mrn)).collect(Collectors.joining()) + "BTS|20\r";
        try (Bus bus = new Bus(TestServices.broker())) {
            List<String> stored = uuids(answer(batch).expect(200).json());

            assertThat(stored)
                    .extracting(
                            uuid -> feed.stored(uuid).path("message_control_id").asString())
                    .isEqualTo(controlIds);
            assertThat(stored)
                    .extracting(uuid -> bus.published(uuid).path("sequence").asLong())
                    .isSorted();
        }
    }

    @Test
    void keepsWhatCannotBeReadInsideOfTheBatch() {
        String damaged = admission(fresh("MC-"), fresh("M")).replace("MSH", "MXH");
        JsonNode answer = answer(HEADER + admission(fresh("MC-"), fresh("M")) + damaged + "BTS|2\r")
                .expect(200)
                .json();

        assertThat(uuids(answer)).hasSize(2);
        assertThat(feed.stored(uuids(answer).getLast()).path("content").asString())
                .isEqualTo(damaged);
        assertThat(text(answer)).contains("Message 2 of the batch: Could not parse HL7 message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "BTS|1\r", "PID|1||1\r", "MXH|^~\\&|A\r"})
    void keepsAndRefusesWhatHasNoHeaderAtAll(String text) {
        Answer answer = answer(text).expect(400);

        assertThat(answer.message()).isEqualTo("Could not parse HL7 message");
        assertThat(feed.stored(answer.json().path("uuid").asString())
                        .path("content")
                        .asString())
                .isEqualTo(text);
    }

    @Test
    void keepsAndRefusesWhatIsNoBase64() {
        Answer answer = feed.sender()
                .post("/dhos/v1/message_batch", Map.of("type", "HL7v2", "body", "abc"))
                .expect(400);
        assertThat(feed.stored(answer.json().path("uuid").asString())
                        .path("content")
                        .asString())
                .isEqualTo("abc");
    }

    @Test
    void handlesNothingOfABatchWithTooManyMessages() {
        String controlId = fresh("MC-");
        String first = admission(controlId, fresh("M"));
        String header = "MSH|^~\\&|A\r";

        assertThat(answer(HEADER + first + header.repeat(1000)).expect(413).message())
                .isEqualTo("Batch has more than 1000 messages");
        assertThat(answer(first + "BHS|^~\\&|\r".repeat(100_000)).expect(413).message())
                .isEqualTo("Batch has more than 1000 messages");
        assertThat(feed.search("/" + controlId)).isEmpty();
    }

    @Test
    void aBatchPostedAsAMessageIsStillRefused() {
        feed.postBase64(base64((HEADER + admission(fresh("MC-"), fresh("M"))).getBytes(StandardCharsets.UTF_8)))
                .expect(400);
    }

    @Test
    void asksForTheSameScopeAsAMessage() {
        Map<String, String> request = Map.of("type", "HL7v2", "body", base64(HEADER.getBytes(StandardCharsets.UTF_8)));
        feed.reader()
                .as(Tokens.system("read:hl7_message"))
                .post("/dhos/v1/message_batch", request)
                .expect(403);
        new Api(port).post("/dhos/v1/message_batch", request).expect(401);
        feed.sender()
                .post("/dhos/v1/message_batch", Map.of("type", "HL7v3", "body", ""))
                .expect(400);
    }
}
