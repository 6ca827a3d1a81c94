package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Filters of the list beyond the plain ones: what cannot be read, other numbers, days, counts. */
@PolarisTest
class MessageListFiltersTest {

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
    void findsRefusedAndUnreadableMessagesByWhatCanBeReadOfThem() {
        String sender = fresh("SENDER");
        String mrn = fresh("M");
        String refusedId = fresh("MC-");
        String unreadableId = fresh("MC-");
        String refused = feed.post(
                        MessageLists.from(sender, admission(refusedId, mrn)).replace("ADT^A01", "ADT^A29"))
                .uuid();
        String unreadable = unreadable(
                MessageLists.from(sender, admission(unreadableId, mrn).replace("ROWAN", "R\u00e9mi")));

        String bySender = "sender=" + MessageLists.encoded(sender + "|STMARYS");
        assertThat(list.uuids(bySender)).containsExactly(unreadable, refused);
        assertThat(list.uuids("identifier_type=MRN&identifier=" + mrn)).containsExactly(unreadable, refused);
        assertThat(list.uuids(bySender + "&type=" + MessageLists.encoded("ADT^A29")))
                .containsExactly(refused);
        assertThat(list.uuids("control_id=" + unreadableId)).containsExactly(unreadable);
        JsonNode listed =
                list.page("control_id=" + unreadableId).path("messages").get(0);
        assertThat(listed.path("message_type").asString()).isEqualTo("ADT^A01");
        assertThat(listed.path("message_control_id").asString()).isEqualTo(unreadableId);
        assertThat(listed.path("state").asString()).isEqualTo("unreadable");
        assertThat(feed.stored(refused).path("acknowledgement").asString()).contains("MSA|AR|" + refusedId);
        assertThat(feed.search("/" + refusedId)).isEmpty();
    }

    @Test
    void findsAMergeByTheNumbersThatItEnds() {
        String former = fresh("F");
        String formerVisit = fresh("V");
        String second = fresh("M");
        String merge = feed.post(
                        Feed.message("ADT^A40", fresh("MC-"), "PID|1||" + fresh("M") + "^^^STM^MRN||FINCH^ROWAN")
                                .replaceAll(
                                        "PV1.*\\r",
                                        "MRG|" + former + "^^^STM^MRN||||" + formerVisit + "\rPID|2||" + second
                                                + "^^^STM^MRN||LARK^ANN\rMRG|" + fresh("X") + "^^^STM^MRN\r"))
                .uuid();
        assertThat(list.uuids("identifier_type=MRN&identifier=" + former)).containsExactly(merge);
        assertThat(list.uuids("identifier_type=Visit%20ID&identifier=" + formerVisit))
                .containsExactly(merge);
        assertThat(list.uuids("identifier_type=MRN&identifier=" + second)).containsExactly(merge);
        assertThat(list.uuids("identifier_type=NHS%20number&identifier=" + former))
                .isEmpty();
    }

    /** Refused for its last MRG, or not even decoded: it is found by each of its numbers all the same. */
    @Test
    void findsMergesThatWereNotTakenByAllTheirNumbers() {
        List<String> numbers = List.of(fresh("A"), fresh("B"), fresh("C"), fresh("D"));
        String account = fresh("V");
        String text = "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||ADT^A40|%s|P|2.4\r"
                + "PID|1||%s^^^STM^MRN||FINCH^ROWAN\rMRG|%s^^^STM^MRN\r"
                + "PID|2||%s^^^STM^MRN||FINCH^RÉMI" + "|".repeat(13) + account + "\rMRG|%s^^^STM^MRN\r"
                + "PID|3||%s^^^STM^MRN||LARK^ANN\rMRG|\"\"^^^STM^MRN\r";
        String message = text.formatted(
                fresh("MC-"), numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), fresh("E"));
        Feed.Acknowledged refused = feed.post(message);
        assertThat(refused.code()).isEqualTo("AE");
        String unreadable = unreadable(message);

        for (String number : numbers) {
            assertThat(list.uuids("identifier_type=MRN&identifier=" + number))
                    .containsExactly(unreadable, refused.uuid());
        }
        assertThat(list.uuids("identifier_type=Visit%20ID&identifier=" + account))
                .containsExactly(unreadable, refused.uuid());
    }

    /** The example of docs/new-hospital.md: refused because no rule knows the type, and looked for by the number. */
    @Test
    void findsWhatWasNotTakenByNumbersThatNoRuleTakes() {
        String mrn = fresh("M");
        String former = fresh("F");
        String nhsNumber = Feed.freshNhsNumber();
        String text = admission(fresh("MC-"), mrn)
                .replace("^^^STM^MRN|", "^^^STM^MR~" + nhsNumber + "^^^NHS^NH|")
                .replace("ROWAN", "R\u00e9mi");
        String refused = feed.post(text).uuid();
        String unreadable = unreadable(text);
        String merge = feed.post("MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||ADT^A40|" + fresh("MC-")
                        + "|P|2.4\rPID|1||" + fresh("M") + "^^^STM^MR||FINCH^ROWAN\rMRG|" + former + "^^^STM^MR\r")
                .uuid();
        assertThat(list.uuids("identifier_type=MRN&identifier=" + mrn)).containsExactly(unreadable, refused);
        assertThat(list.uuids("identifier_type=NHS%20number&identifier=" + nhsNumber))
                .containsExactly(unreadable, refused);
        assertThat(list.uuids("identifier_type=MRN&identifier=" + former)).containsExactly(merge);
    }

    private String unreadable(String text) {
        return feed.postBase64(Feed.base64(text.getBytes(StandardCharsets.ISO_8859_1)))
                .expect(400)
                .json()
                .path("uuid")
                .asString();
    }

    @Test
    void understandsADayAndALocalTime() {
        String sender = fresh("SENDER");
        String uuid = feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))))
                .uuid();
        String bySender = "sender=" + MessageLists.encoded(sender + "|STMARYS");
        String day = feed.stored(uuid).path("created").asString().substring(0, 10);
        assertThat(list.uuids(bySender + "&received_from=" + day + "&received_to=" + day))
                .containsExactly(uuid);
        assertThat(list.uuids(bySender + "&received_from=2020-01-01T00:00&received_to=2120-01-01T00:00:30"))
                .containsExactly(uuid);
        assertThat(list.uuids(bySender + "&received_to=2020-01-01%2000:00")).isEmpty();
    }

    @Test
    void saysHowManyThereAreInTheFirstPart() {
        String sender = fresh("SENDER");
        for (int index = 0; index < 3; index++) {
            feed.post(MessageLists.from(sender, admission(fresh("MC-"), fresh("M"))));
        }
        String query = "limit=2&sender=" + MessageLists.encoded(sender + "|STMARYS");
        JsonNode first = list.page(query);
        assertThat(first.path("count_estimate").asLong()).isEqualTo(3);
        assertThat(list.page(query + "&after=" + first.path("next").asString())
                        .path("count_estimate")
                        .isNull())
                .isTrue();
        assertThat(list.page("limit=1").path("count_estimate").asLong()).isPositive();
    }
}
