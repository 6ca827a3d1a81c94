package health.polaris.messages.messagelist;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.clinician;
import static health.polaris.messages.Letters.uuids;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Cursors;
import health.polaris.testing.EventStream;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that poll for what has changed, and clients that listen to it: nothing is skipped. */
@PolarisTest
class ChangesTest {

    private static final String READ = "read:gdm_message";
    private static final String STREAM = "/dhos/v1/event_stream?location_id=";
    private static final Map<String, String> CONFIRMED = Map.of("confirmed", "2024-05-03T08:15:30.123Z");
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    private Letters letters;
    private Api nurse;
    private final String patient = fresh("patient");
    private final String ward = fresh("location");
    private final String token = clinician(fresh("clinician"), List.of(ward), READ);
    private final String received = "/dhos/v1/receiver/" + ward + "/message?modified_since=";

    @BeforeEach
    void connect() {
        letters = new Letters(port);
        nurse = new Api(port).as(token);
    }

    private String send() {
        return letters.send("patient:" + patient, "location:" + ward, 0);
    }

    private Answer changes(String query) {
        return nurse.get(received + query);
    }

    /** The query of the next page. */
    private static String next(Answer answer) {
        return Objects.toString(answer.header("Link")).replaceAll("<\\?modified_since=([^>]*)>; rel=\"next\"", "$1");
    }

    @Test
    void areListedOldestFirstPageByPageAndAgainWhenTheyChangeAgain() {
        List<String> sent = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            sent.add(send());
        }
        Answer first = changes("2024-01-01&limit=3");
        assertThat(uuids(first)).containsExactlyElementsOf(sent.subList(0, 3));
        Answer second = changes(next(first));
        assertThat(uuids(second)).containsExactlyElementsOf(sent.subList(3, 5));
        Answer nothing = changes(next(second));
        assertThat(uuids(nothing)).isEmpty();

        letters.change(sent.getFirst(), CONFIRMED).expect(200);
        Answer confirmed = changes(next(nothing));
        assertThat(uuids(confirmed)).containsExactly(sent.getFirst());
        assertThat(confirmed.json().path(0).path("confirmed").asString()).isEqualTo("2024-05-03T08:15:30.123Z");
    }

    @Test
    void beginAfterTheTime() {
        send();
        String since = Instant.now().toString();
        String later = send();
        assertThat(uuids(changes(since))).containsExactly(later);
    }

    @Test
    void areThereForEachListAndBothSides() {
        String own = send();
        String answered = letters.send("location:" + ward, "patient:" + patient, 1);
        String since = "?modified_since=2024-01-01";
        assertThat(uuids(nurse.get("/dhos/v1/sender/" + ward + "/message" + since)))
                .containsExactly(answered);
        assertThat(uuids(nurse.get("/dhos/v1/sender_or_receiver/" + ward + "/message" + since)))
                .containsExactly(own, answered);
        assertThat(uuids(letters.system().get("/dhos/v1/sender/" + patient + "/receiver/" + ward + "/message" + since)))
                .containsExactly(own);
    }

    @Test
    void waitForWhatIsWrittenButNotCommitted() throws SQLException {
        String open = send();
        String second = send();
        String read = next(changes("2024-01-01"));
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            try (var update = slow.prepareStatement("update message set content = 'slow' where uuid = ?")) {
                update.setString(1, open);
                update.executeUpdate();
            }
            letters.change(second, CONFIRMED).expect(200);
            Answer meanwhile = changes(read);
            assertThat(uuids(meanwhile)).isEmpty();
            slow.commit();
            assertThat(uuids(changes(next(meanwhile)))).containsExactly(open, second);
        }
    }

    @Test
    void areRefusedWhenTheyAreAskedForInTwoWays() {
        assertThat(changes("2024-01-01&before=x").expect(400).message()).contains("before", "modified_since");
        assertThat(changes("2024-01-01&cursor=x").expect(400).message()).contains("cursor");
        assertThat(changes("yesterday").expect(400).message()).contains("yesterday");
        assertThat(nurse.get("/dhos/v1/receiver/" + ward + "/message?cursor=AAAAAAAAAAA")
                        .expect(400)
                        .message())
                .contains("modified_since");
    }

    /** Positions go back with the database, and what changes next would be behind what the client has. */
    @Test
    void areRefusedBehindWhatWasToldBeforeARestore() {
        send();
        String cursor = next(changes("2024-01-01")).replaceAll(".*cursor=([^&>]*).*", "$1");
        for (String restored : List.of(
                Cursors.ahead(cursor), Cursors.elsewhere(cursor), Cursors.positionAlone(Cursors.ahead(cursor)))) {
            assertThat(changes("2024-01-01&cursor=" + restored).expect(400).message())
                    .contains("begin without it");
        }
        for (String refused : List.of(
                Cursors.ahead(cursor), Cursors.elsewhere(cursor), Cursors.older(cursor, Duration.ofHours(60)))) {
            assertThat(nurse.with("Last-Event-ID", refused)
                            .get(STREAM + ward)
                            .expect(400)
                            .message())
                    .contains("begin without it");
        }
        changes("2024-01-01&cursor=" + Cursors.positionAlone(cursor)).expect(200);
    }

    private EventStream listen(String location, String reader, @Nullable String lastEventId) {
        return EventStream.of(port, STREAM + location, reader, lastEventId);
    }

    private static String told(EventStream stream) {
        EventStream.Event event = stream.next();
        assertThat(event.type()).isEqualTo("message");
        return event.data().path("uuid").asString();
    }

    @Test
    void areToldToWhoListensToTheWard() {
        String last;
        try (EventStream stream = listen(ward, token, null)) {
            letters.send("patient:" + patient, "location:" + fresh("location"), 0);
            String asked = send();
            assertThat(told(stream)).isEqualTo(asked);
            String answered = letters.send("location:" + ward, "patient:" + patient, 1);
            assertThat(told(stream)).isEqualTo(answered);
            letters.change(asked, CONFIRMED).expect(200);
            assertThat(told(stream)).isEqualTo(asked);
            assertThat(stream.within(A_MOMENT)).isNull();
            Awaitility.await().until(() -> !stream.lastId().isEmpty());
            last = stream.lastId();
        }
        String missed = send();
        try (EventStream stream = listen(ward, token, last)) {
            assertThat(told(stream)).isEqualTo(missed);
            assertThat(stream.within(A_MOMENT)).isNull();
        }
    }

    @Test
    void areToldOfTheOwnWardsAlone() {
        assertThat(listen(fresh("location"), token, null).status()).isEqualTo(403);
        assertThat(listen(ward, Tokens.clinician(fresh("clinician"), READ), null)
                        .status())
                .isEqualTo(403);
        try (EventStream stream = listen(ward, Tokens.system("read:gdm_message_all"), null)) {
            assertThat(stream.status()).isEqualTo(200);
            String sent = send();
            assertThat(told(stream)).isEqualTo(sent);
        }
    }

    @Test
    void areToldUnderEveryWayToWriteThePath() {
        try (EventStream stream = EventStream.of(port, "/dhos/v1/event_strea%6d?location_id=" + ward, token, null)) {
            String sent = send();
            assertThat(told(stream)).isEqualTo(sent);
        }
    }

    @Test
    void endForAReaderWhoIsTakenOffTheWard() {
        String reader = fresh("clinician");
        Api users = new Api(port).as(Tokens.system("write:send_clinician"));
        Map<String, Object> login =
                Map.of("clinician_id", reader, "login_active", true, "products", List.of(), "locations", List.of(ward));
        users.post("/dhos/v1/clinician", login).expect(201);
        String readers = Tokens.clinician(reader, READ);
        try (EventStream stream = listen(ward, readers, null)) {
            String sent = send();
            assertThat(told(stream)).isEqualTo(sent);
            users.patch(
                            "/dhos/v1/clinician/" + reader,
                            Map.of("products", List.of(), "groups", List.of(), "locations", List.of()))
                    .expect(200);
            Awaitility.await().until(stream::ended);
            send();
            assertThat(stream.within(A_MOMENT)).isNull();
        }
        assertThat(listen(ward, readers, null).status()).isEqualTo(403);
    }
}
