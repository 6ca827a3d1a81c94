package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.Feed.freshNhsNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class MessageListTest {

    @LocalServerPort
    private int port;

    private Feed feed;
    private MessageLists list;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
        list = new MessageLists(feed);
    }

    @Test
    void showsAMessageWithoutItsContentAndItsPatient() {
        String mrn = fresh("M");
        String controlId = fresh("MC-");
        String uuid = feed.post(admission(controlId, mrn)).uuid();
        JsonNode page = list.page("identifier_type=MRN&identifier=" + mrn);
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(page.path("messages")).hasSize(1);
        JsonNode message = page.path("messages").get(0);
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "direction",
                        "state",
                        "warnings",
                        "created",
                        "sender",
                        "message_type",
                        "message_control_id",
                        "sent_at",
                        "ack_status",
                        "reason",
                        "reprocess",
                        "attempts");
        assertThat(message.path("uuid").asString()).isEqualTo(uuid);
        assertThat(message.path("direction").asString()).isEqualTo("inbound");
        assertThat(message.path("state").asString()).isEqualTo("published");
        assertThat(message.path("sender").asString()).isEqualTo("PASHUB|STMARYS");
        assertThat(message.path("message_type").asString()).isEqualTo("ADT^A01");
        assertThat(message.path("message_control_id").asString()).isEqualTo(controlId);
        assertThat(message.path("sent_at").asString()).isEqualTo("2024-03-12T08:15:30.000Z");
        assertThat(message.path("ack_status").asString()).isEqualTo("AA");
        assertThat(page.toString()).doesNotContain("FINCH").doesNotContain(mrn);
    }

    @Test
    void findsByEachFilterAndByAllTogether() {
        String sender = fresh("SENDER");
        String mrn = fresh("M");
        String nhs = freshNhsNumber();
        String visit = fresh("V");
        String controlId = fresh("MC/;%-");
        String text = MessageLists.from(sender, admission(controlId, mrn + "^^^^MRN~" + nhs + "^^^^NHS~x"))
                .replace("E-1", visit)
                .replace("ADT^A01", "ADT^A02^ADT_A02");
        String wanted = feed.post(text).uuid();
        String other = feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))))
                .uuid();

        String bySender = "sender=" + MessageLists.encoded(sender + "|STMARYS");
        assertThat(list.uuids(bySender)).containsExactly(other, wanted);
        assertThat(list.uuids("sender=" + sender)).isEmpty();
        assertThat(list.uuids(bySender + "&type=" + MessageLists.encoded("ADT^A02")))
                .containsExactly(wanted);
        assertThat(list.uuids(bySender + "&type=" + MessageLists.encoded("ADT^A03")))
                .isEmpty();
        assertThat(list.uuids("control_id=" + MessageLists.encoded(controlId))).containsExactly(wanted);
        assertThat(list.uuids("identifier_type=MRN&identifier=" + mrn)).containsExactly(wanted);
        assertThat(list.uuids("identifier_type=NHS%20number&identifier=" + nhs)).containsExactly(wanted);
        assertThat(list.uuids(
                        "identifier_type=NHS%20number&identifier=" + nhs.substring(0, 3) + "-" + nhs.substring(3)))
                .containsExactly(wanted);
        assertThat(list.uuids("identifier_type=Visit%20ID&identifier=" + visit)).containsExactly(wanted);
        assertThat(list.uuids("identifier_type=Visit%20ID&identifier=%20" + visit + "%20"))
                .containsExactly(wanted);
        assertThat(list.uuids(bySender + "&direction=inbound")).containsExactly(other, wanted);
        assertThat(list.uuids(bySender + "&direction=observations")).isEmpty();
        assertThat(list.uuids(bySender + "&direction=documents")).isEmpty();

        String received = feed.stored(other).path("created").asString();
        assertThat(list.uuids(bySender + "&received_from=" + received)).containsExactly(other);
        assertThat(list.uuids(bySender + "&received_to=" + received)).containsExactly(wanted);
        assertThat(list.uuids(bySender + "&state=accepted&direction=inbound&type=ADT%5EA02&control_id="
                        + MessageLists.encoded(controlId)
                        + "&identifier_type=MRN&identifier=" + mrn + "&received_from=2020-01-01T00:00:00Z"
                        + "&received_to=2120-01-01T00:00:00Z"))
                .containsExactly(wanted);
    }

    @Test
    void tellsTheStatesApart() throws Exception {
        String sender = fresh("SENDER");
        String bySender = "sender=" + MessageLists.encoded(sender + "|STMARYS") + "&state=";
        String controlId = fresh("MC-");
        String published = feed.post(MessageLists.from(sender, admission(controlId, fresh("M"))))
                .uuid();
        String duplicate = feed.post(MessageLists.from(sender, admission(controlId, fresh("M"))))
                .uuid();
        String processed = feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))))
                .uuid();
        String rejected = feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))))
                .uuid();
        String waiting = feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))))
                .uuid();
        String refusedId = fresh("MC-");
        String refused = feed.post(MessageLists.from(sender, admission(refusedId, fresh("M")))
                        .replace("ADT^A01", "ADT^A29"))
                .uuid();
        String before = feed.stored(refused).path("created").asString();
        String unreadable = feed.postBase64(Feed.base64("no HL7".getBytes(StandardCharsets.UTF_8)))
                .expect(400)
                .json()
                .path("uuid")
                .asString();
        try (Bus bus = new Bus(TestServices.broker())) {
            bus.publishOutcome("{\"message_uuid\": \"" + processed + "\", \"outcome\": \"processed\"}");
            bus.publishOutcome("{\"message_uuid\": \"" + rejected
                    + "\", \"outcome\": \"rejected\", \"reason\": \"no such ward\"}");
            bus.publishOutcome(
                    "{\"message_uuid\": \"" + waiting + "\", \"outcome\": \"waiting\", \"reason\": \"visit unknown\"}");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> list.uuids(bySender + "processed").contains(processed)
                            && list.uuids(bySender + "waiting").contains(waiting)
                            && list.uuids(bySender + "rejected").contains(rejected));
        }

        assertThat(list.uuids(bySender + "published")).containsExactly(published);
        assertThat(list.uuids(bySender + "duplicate")).containsExactly(duplicate);
        assertThat(list.uuids(bySender + "processed")).containsExactly(processed);
        assertThat(list.uuids(bySender + "rejected")).containsExactly(rejected);
        assertThat(list.uuids(bySender + "refused")).containsExactly(refused);
        assertThat(list.uuids(bySender + "waiting")).containsExactly(waiting);
        assertThat(list.uuids(bySender + "accepted")).containsExactly(waiting, rejected, processed, published);
        assertThat(list.uuids("state=unreadable&received_from=" + before)).contains(unreadable);
        assertThat(list.uuids("control_id=" + refusedId)).containsExactly(refused);
        assertThat(list.uuids("control_id=" + controlId)).containsExactly(duplicate, published);
        assertThat(feed.search("/" + refusedId)).isEmpty();

        for (String state : List.of("published", "duplicate", "processed", "waiting", "rejected", "refused")) {
            assertThat(list.page(bySender + state).path("messages"))
                    .allMatch(message -> message.path("state").asString().equals(state));
        }
        assertThat(reason(bySender + "rejected")).isEqualTo("no such ward");
        assertThat(reason(bySender + "waiting")).isEqualTo("visit unknown");
        assertThat(reason(bySender + "refused")).isEqualTo("trigger_event");
        assertThat(reason(bySender + "duplicate")).isEqualTo("duplicate");
        assertThat(reason("state=unreadable&received_from=" + before)).isEqualTo("not_hl7");
    }

    private String reason(String query) {
        return list.page(query).path("messages").get(0).path("reason").asString();
    }

    @Test
    void pagesStayStableWhileMessagesArrive() {
        String sender = fresh("SENDER");
        List<String> posted = new ArrayList<>(IntStream.range(0, 7)
                .mapToObj(index -> feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))))
                        .uuid())
                .toList());
        String query = "limit=3&sender=" + MessageLists.encoded(sender + "|STMARYS");
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = list.page(query + (next.isEmpty() ? "" : "&after=" + next));
            page.path("messages")
                    .forEach(message -> seen.add(message.path("uuid").asString()));
            next = page.path("next").asString("");
            feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))));
        } while (!next.isEmpty());
        assertThat(seen).containsExactlyElementsOf(posted.reversed());
    }

    @Test
    void theHeaderLeadsToTheNextPageToo() {
        String sender = fresh("SENDER");
        feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))));
        feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))));
        String query = "?limit=1&sender=" + MessageLists.encoded(sender + "|STMARYS");
        Answer first = feed.reader().get(MessageLists.LIST + query);
        String next = first.json().path("next").asString();
        assertThat(first.header("Link")).isEqualTo("<%s&after=%s>; rel=\"next\"".formatted(query, next));
        assertThat(feed.reader()
                        .get(MessageLists.LIST + query + "&after=" + next)
                        .header("Link"))
                .isNull();
    }

    @Test
    void theLastPageSaysSoEvenWhenItIsFull() {
        String sender = fresh("SENDER");
        feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))));
        JsonNode page = list.page("limit=1&sender=" + MessageLists.encoded(sender + "|STMARYS"));
        assertThat(page.path("messages")).hasSize(1);
        assertThat(page.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=lost",
                "state=",
                "direction=up",
                "identifier_type=MRN",
                "identifier=1",
                "identifier_type=mrn&identifier=1",
                "received_from=yesterday",
                "received_to=2026-13-01",
                "stat=refused",
                "limit=0",
                "limit=501",
                "limit=x",
                "after=nonsense",
                "after=!!",
                "after=MjAyNi0wMS0wMQ",
                // Years that the database does not know: +1000000000-…, -1000000000-…, +294277-….
                "after=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTkuOTk5OTk5OTk5WiB4",
                "after=LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIHg",
                "after=KzI5NDI3Ny0wMS0wMVQwMDowMDowMFogeA",
                "type=ADT",
                "type=ADT%5EA01%00",
                "sender=PAS%00",
                "type=12345678901234567890123456789012345678901"
            })
    void refusesFiltersThatMeanNothing(String query) {
        String field = query.substring(0, query.indexOf('='));
        String message =
                feed.reader().get(MessageLists.LIST + "?" + query).expect(400).message();
        assertThat(message).isNotEmpty();
        assertThat(message).contains(field);
    }

    @Test
    void findsByTheTypeThatTheListShows() {
        String sender = fresh("SENDER");
        String uuid = feed.post(MessageLists.from(
                        sender, admission(fresh("MC-"), fresh("M")).replace("ADT^A01", "ADT^A01^ADT_A01")))
                .uuid();
        String bySender = "sender=" + MessageLists.encoded(sender + "|STMARYS") + "&type=";
        assertThat(list.uuids(bySender + MessageLists.encoded("ADT^A01^ADT_A01")))
                .containsExactly(uuid);
        assertThat(list.uuids(bySender + MessageLists.encoded("ADT^A01"))).containsExactly(uuid);
        assertThat(list.uuids(bySender + MessageLists.encoded("ADT^A02^ADT_A01")))
                .isEmpty();
    }

    @Test
    void aMarkedMessageLeavesTheUnfinishedOnes() {
        String sender = fresh("SENDER");
        String uuid = feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))))
                .uuid();
        feed.reader()
                .patch("/dhos/v1/message/" + uuid, Map.of("is_processed", true))
                .expect(204);
        String bySender = "sender=" + MessageLists.encoded(sender + "|STMARYS") + "&state=";
        assertThat(list.uuids(bySender + "processed")).containsExactly(uuid);
        assertThat(list.uuids(bySender + "published")).isEmpty();
    }
}
