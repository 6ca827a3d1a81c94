package health.polaris.connector.inbound;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.Feed.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.Feed.Acknowledged;
import health.polaris.connector.hl7.GoldenFiles;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PolarisTest
class InboundMessagesTest {

    @LocalServerPort
    private int port;

    private Feed feed;
    private Bus bus;

    @BeforeEach
    void connect() throws Exception {
        feed = new Feed(port);
        bus = new Bus(TestServices.broker());
    }

    @AfterEach
    void disconnect() throws Exception {
        bus.close();
    }

    static Stream<GoldenFiles> samples() {
        return GoldenFiles.in("samples");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acknowledgesStoresAndPublishesTheSamples(GoldenFiles sample) {
        Acknowledged answer = feed.post(sample.message());

        assertThat(GoldenFiles.normalised(answer.text())).isEqualTo(sample.acknowledgement());
        assertThat(feed.stored(answer.uuid()).path("ack_status").asString()).isEqualTo(answer.code());
        sample.published().ifPresent(expected -> {
            ObjectNode published = (ObjectNode) bus.published(answer.uuid());
            published.put("dhos_connector_message_uuid", "<uuid>").put("sequence", 1);
            ObjectNode fact = (ObjectNode) published.remove("message");
            assertThat((JsonNode) published).isEqualTo(JsonMapper.shared().readTree(expected));
            assertThat(fact.path("acknowledged_at"))
                    .isEqualTo(feed.stored(answer.uuid()).path("created"));
            fact.put("acknowledged_at", "2026-11-21T12:00:00.000Z");
            assertThat((JsonNode) fact)
                    .isEqualTo(JsonMapper.shared().readTree(sample.fact().orElseThrow()));
        });
    }

    @Test
    void storesWhatItAcknowledges() {
        String controlId = fresh("MC-");
        Acknowledged answer = feed.post(admission(controlId, fresh("M")));

        JsonNode stored = feed.stored(answer.uuid());
        assertThat(stored.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by",
                        "content",
                        "message_type",
                        "sent_at",
                        "source",
                        "is_processed",
                        "src_description",
                        "dst_description",
                        "message_control_id",
                        "ack_status",
                        "acknowledgement");
        assertThat(stored.path("content").asString())
                .startsWith("MSH|^~\\&|PASHUB")
                .contains(controlId);
        assertThat(stored.path("message_type").asString()).isEqualTo("ADT^A01");
        assertThat(stored.path("sent_at").asString()).isEqualTo("2024-03-12T08:15:30.000Z");
        assertThat(stored.path("message_control_id").asString()).isEqualTo(controlId);
        assertThat(stored.path("created_by").asString()).isEqualTo("test-epr");
        assertThat(stored.path("src_description").asString()).isEqualTo("tie");
        assertThat(stored.path("dst_description").asString()).isEqualTo("dhos");
        assertThat(stored.path("is_processed").asBoolean()).isFalse();
        assertThat(stored.path("created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void keepsTheLineEndsOfTheSender() {
        String text = admission(fresh("MC-"), fresh("M")).replace("\r", "\r\n");
        assertThat(feed.stored(feed.post(text).uuid()).path("content").asString())
                .isEqualTo(text);
    }

    @Test
    void publishesAsTheOtherProgramsOfThePlatformExpect() {
        Acknowledged answer = feed.post(admission(fresh("MC-"), fresh("M")));

        AMQP.BasicProperties properties = bus.properties(answer.uuid());
        assertThat(properties.getContentType()).isEqualTo("application/text");
        assertThat(properties.getContentEncoding()).isEqualTo("utf-8");
        assertThat(properties.getDeliveryMode()).isEqualTo(2);
        assertThat(properties.getCorrelationId()).isNotEmpty();
    }

    @Test
    void keepsMessagesForEncountersServiceBeforeItHasEverRun() {
        long before = bus.waitingFor("encounters.epr-actions");
        feed.post(admission(fresh("MC-"), fresh("M")));
        // More than one when messages of earlier tests were still on their way.
        await().atMost(Duration.ofSeconds(30)).until(() -> bus.waitingFor("encounters.epr-actions") > before);
    }

    @Test
    void refusesTheSecondPostOfAMessage() {
        String controlId = fresh("MC-");
        String text = admission(controlId, fresh("M"));
        Acknowledged first = feed.post(text);
        Acknowledged second = feed.post(text);

        assertThat(first.code()).isEqualTo("AA");
        assertThat(second.text())
                .contains("MSA|AR|" + controlId + "|HL7 message appears to be duplicate\r")
                .contains(
                        "ERR||MSH^1^10|Hl7ApplicationRejectException|E|205^Duplicate key identifier^HL70357||MSH-10 was")
                .endsWith("|HL7 message appears to be duplicate\r");
        assertThat(feed.stored(first.uuid()).path("message_control_id").asString())
                .isEqualTo(controlId);
        JsonNode duplicate = feed.stored(second.uuid());
        assertThat(duplicate.path("message_control_id").isNull()).isTrue();
        assertThat(duplicate.path("message_type").asString()).isEqualTo("ADT^A01");
        assertThat(duplicate.path("ack_status").asString()).isEqualTo("AR");
        assertThat(feed.search("/" + controlId)).hasSize(1);
    }

    @Test
    void acceptsAndPublishesOnceWhenTwentyClientsPostAtOnce() throws Exception {
        String text = admission(fresh("MC-"), fresh("M"));
        List<Acknowledged> answers = together(20, index -> () -> feed.post(text));
        assertOneAccepted(answers);
    }

    @Test
    void acceptsOnceWhenTwentyClientsUseOneControlIdForDifferentPatients() throws Exception {
        String controlId = fresh("MC-");
        List<Acknowledged> answers = together(20, index -> () -> feed.post(admission(controlId, fresh("M"))));
        assertOneAccepted(answers);
    }

    private void assertOneAccepted(List<Acknowledged> answers) {
        Map<String, Long> codes =
                answers.stream().collect(Collectors.groupingBy(Acknowledged::code, Collectors.counting()));
        assertThat(codes).isEqualTo(Map.of("AA", 1L, "AR", 19L));
        String accepted = answers.stream()
                .filter(answer -> answer.code().equals("AA"))
                .findFirst()
                .orElseThrow()
                .uuid();
        bus.published(accepted);
        // A marker sent afterwards arrives after anything that was published for the refused ones.
        bus.published(feed.post(admission(fresh("MC-"), fresh("M"))).uuid());
        assertThat(answers.stream().flatMap(answer -> bus.publishedNow(answer.uuid()).stream()))
                .hasSize(1);
    }

    @Test
    void acceptsTheCorrectedMessageUnderTheSameControlId() {
        String controlId = fresh("MC-");
        String good = admission(controlId, fresh("M"));
        Acknowledged refused = feed.post(good.replace("20240311221500", "20241301"));

        assertThat(refused.text())
                .contains("ERR||PV1^1^44|Hl7ApplicationErrorException|E|102^Data type error^HL70357||PV1-44 must be")
                .endsWith("|HL7 field PV1-44 is not a valid timestamp\r");
        assertThat(feed.stored(refused.uuid()).path("message_control_id").isNull())
                .isTrue();
        assertThat(feed.post(good).code()).isEqualTo("AA");
    }

    @Test
    void acceptsTheSameControlIdFromAnotherSender() {
        String text = admission(fresh("MC-"), fresh("M"));
        assertThat(feed.post(text).code()).isEqualTo("AA");
        assertThat(feed.post(text.replace("PASHUB", "OTHERHUB")).code()).isEqualTo("AA");
        assertThat(feed.post(text.replace("PASHUB", "OTHERHUB")).code()).isEqualTo("AR");
    }

    @Test
    void messagesWithoutControlIdAreNoDuplicates() {
        String mrn = fresh("M");
        assertThat(feed.post(admission("", mrn)).code()).isEqualTo("AA");
        assertThat(feed.post(admission("", mrn)).code()).isEqualTo("AA");
        assertThat(feed.post(admission("\"\"", mrn)).code()).isEqualTo("AA");
        assertThat(feed.post(admission("\"\"", mrn)).code()).isEqualTo("AA");
    }

    @Test
    void refusedMessagesAreKeptAndFoundByThePatient() {
        String mrn = fresh("M");
        Acknowledged refused = feed.post(message("ORU^R01", fresh("MC-"), "PID|1||" + mrn + "^^^^MRN"));

        assertThat(refused.code()).isEqualTo("AR");
        JsonNode stored = feed.stored(refused.uuid());
        assertThat(stored.path("ack_status").asString()).isEqualTo("AR");
        assertThat(stored.path("message_type").isNull()).isTrue();
        assertThat(feed.search("?identifier_type=MRN&identifier=" + mrn)).hasSize(1);
    }

    /** contracts/identity.md O1: they may share a visit, a former number, or nothing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40})
    void messagesArePublishedInTheOrderOfTheirNumbers(int patients) throws Exception {
        List<String> mrns = Stream.generate(() -> fresh("M")).limit(patients).toList();
        List<Acknowledged> answers =
                together(40, index -> () -> feed.post(admission(fresh("MC-"), mrns.get(index % patients))));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(sequences(answers)).hasSize(40));
        assertThat(sequences(answers)).isSorted().doesNotHaveDuplicates();
    }

    private List<Long> sequences(List<Acknowledged> answers) {
        List<String> uuids = answers.stream().map(Acknowledged::uuid).toList();
        return bus.bodies().stream()
                .filter(body ->
                        uuids.contains(body.path("dhos_connector_message_uuid").asString()))
                .map(body -> body.path("sequence").asLong())
                .toList();
    }

    private static <T> List<T> together(int clients, Function<Integer, Callable<T>> work) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls =
                    IntStream.range(0, clients).boxed().map(work).toList();
            List<Future<T>> futures = executor.invokeAll(calls);
            return futures.stream().map(Future::resultNow).toList();
        }
    }

    /** A separator in a control id is escaped, as in any other value. */
    @ParameterizedTest
    @ValueSource(strings = {"\\S\\", "\\T\\", "\\R\\"})
    void tellsControlIdsApartByWhatIsBehindAnEscapedSeparator(String separator) {
        String start = fresh("PAS") + separator;
        String second = admission(start + "2", fresh("M"));
        assertThat(feed.post(admission(start + "1", fresh("M"))).code()).isEqualTo("AA");
        assertThat(feed.post(second).code()).isEqualTo("AA");
        assertThat(feed.post(second).code()).isEqualTo("AR");
    }
}
