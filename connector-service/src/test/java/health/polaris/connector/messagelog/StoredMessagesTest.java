package health.polaris.connector.messagelog;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class StoredMessagesTest {

    private static final String MESSAGE = "/dhos/v1/message/";

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

    @Test
    void marksAsProcessedAndBack() {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        feed.reader().patch(MESSAGE + uuid, Map.of("is_processed", true)).expect(204);
        JsonNode processed = feed.stored(uuid);
        assertThat(processed.path("is_processed").asBoolean()).isTrue();
        assertThat(processed.path("modified_by").asString()).isEqualTo("test-system");

        feed.reader().patch(MESSAGE + uuid, Map.of("is_processed", true)).expect(204);
        feed.reader()
                .patch(MESSAGE + uuid, Map.of("is_processed", false, "content", "overwritten", "uuid", "x"))
                .expect(204);
        assertThat(feed.stored(uuid).path("is_processed").asBoolean()).isFalse();
        assertThat(feed.stored(uuid).path("content").asString()).startsWith("MSH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"is_processed\": null}",
                "{\"is_processed\": \"true\"}",
                "{\"is_processed\": 1}",
                "[]",
                ""
            })
    void marksOnlyWithABoolean(String body) {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        feed.reader().patch(MESSAGE + uuid, body).expect(400);
    }

    @Test
    void knowsOnlyStoredMessages() {
        feed.reader().get(MESSAGE + "nonsense").expect(404);
        feed.reader().patch(MESSAGE + "nonsense", Map.of("is_processed", true)).expect(404);
    }

    @Test
    void findsByEachIdentifierNewestFirst() {
        String mrn = fresh("M");
        String nhsNumber = Feed.freshNhsNumber();
        String visit = fresh("V");
        String text = admission(fresh("MC-"), mrn + "^^^^MRN~" + nhsNumber + "^^^^NHS~x")
                .replace("E-1", visit);
        String first = feed.post(text).uuid();
        String second = feed.post(text).uuid();

        for (String search : new String[] {
            "MRN&identifier=" + mrn, "NHS%20number&identifier=" + nhsNumber, "Visit%20ID&identifier=" + visit
        }) {
            assertThat(feed.search("?identifier_type=" + search))
                    .extracting(message -> message.path("uuid").asString())
                    .containsExactly(second, first);
        }
    }

    /** I2: as numbers are compared. */
    @Test
    void findsNumbersHoweverTheyAreWritten() {
        String mrn = fresh("M");
        String nhs = Feed.freshNhsNumber();
        String visit = fresh("V");
        feed.post(admission(fresh("MC-"), mrn + "^^^^MRN~" + nhs + "^^^^NHS~x").replace("E-1", visit));

        for (String search : new String[] {
            "MRN&identifier=%20" + mrn + "%20",
            "NHS%20number&identifier=" + nhs.substring(0, 3) + "-" + nhs.substring(3, 6) + "%20" + nhs.substring(6),
            "Visit%20ID&identifier=%20" + visit
        }) {
            assertThat(feed.search("?identifier_type=" + search)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"MRN, lower", "MRN, start", "Other, exact", "mrn, exact", "NHS number, exact"})
    void findsOnlyTheWholeValueOfTheType(String type, String how) {
        String mrn = fresh("M");
        feed.post(admission(fresh("MC-"), mrn));
        String value = how.equals("lower") ? mrn.toLowerCase(Locale.ROOT) : mrn;
        String asked = how.equals("start") ? value.substring(0, 5) : value;
        assertThat(feed.search("?identifier_type=" + type.replace(" ", "%20") + "&identifier=" + asked))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?identifier_type=MRN", "?identifier=1"})
    void demandsBothParameters(String query) {
        feed.reader().get(MESSAGE + "search" + query).expect(400);
    }

    @Test
    void limitsASearchToTheNewestHundred() {
        String mrn = fresh("M");
        for (int index = 0; index < 105; index++) {
            feed.post(admission("", mrn));
        }
        assertThat(feed.search("?identifier_type=MRN&identifier=" + mrn)).hasSize(100);
    }

    @Test
    void limitsASearchToWhatFitsIntoMemory() {
        String mrn = fresh("M");
        String padding = "ZZZ|" + "x".repeat(1_400_000);
        for (int index = 0; index < 14; index++) {
            feed.post(admission("", mrn) + padding);
        }
        assertThat(feed.search("?identifier_type=MRN&identifier=" + mrn)).hasSize(12);
    }

    @Test
    void findsNothingByAnUnknownControlId() {
        assertThat(feed.search("/" + fresh("MC-"))).isEmpty();
    }

    @Test
    void aProcessedOutcomeMarksTheMessage() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        bus.publishOutcome(
                "{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"processed\", \"reason\": null, \"new\": 1}");

        JsonNode stored = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> feed.stored(uuid),
                        message -> message.path("is_processed").asBoolean());
        assertThat(stored.path("modified_by").asString()).isEqualTo("dhos-async-adapter");

        // Said again: that changes nothing. The last one shows that it was read.
        String modified = stored.path("modified").asString();
        String last = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"processed\", \"reason\": null}");
        bus.publishOutcome("{\"message_uuid\": \"" + fresh("unknown") + "\", \"outcome\": \"processed\"}");
        bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"nonsense\"}");
        bus.publishOutcome("{\"message_uuid\": \"" + last + "\", \"outcome\": \"processed\"}");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> feed.stored(last).path("is_processed").asBoolean());
        assertThat(feed.stored(uuid).path("modified").asString()).isEqualTo(modified);
        assertThat(feed.stored(uuid).path("is_processed").asBoolean()).isTrue();
    }

    @Test
    void aProcessedMessageCanBeRejectedAndProcessedAgain() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        for (String outcome : List.of("processed", "rejected", "processed")) {
            bus.publishOutcome(
                    "{\"message_uuid\": \"%s\", \"outcome\": \"%s\", \"reason\": null}".formatted(uuid, outcome));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> feed.stored(uuid).path("is_processed").asBoolean() == outcome.equals("processed"));
        }
    }

    @Test
    void aRejectedOutcomeLeavesTheMessageUntilALaterProcessedOne() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"rejected\", \"reason\": \"no ward\"}");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> feed.stored(uuid).path("modified_by").asString().equals("dhos-async-adapter"));
        assertThat(feed.stored(uuid).path("is_processed").asBoolean()).isFalse();

        bus.publishOutcome("{\"message_uuid\": \"" + uuid + "\", \"outcome\": \"processed\", \"reason\": null}");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> feed.stored(uuid).path("is_processed").asBoolean());
    }
}
