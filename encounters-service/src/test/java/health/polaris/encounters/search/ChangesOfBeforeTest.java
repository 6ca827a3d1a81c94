package health.polaris.encounters.search;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Cursors;
import health.polaris.testing.EventStream;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that go on from where they cannot go on without missing something. */
@PolarisTest
class ChangesOfBeforeTest {

    private static final String STREAM = "/dhos/v1/event_stream?location_id=";

    @LocalServerPort
    private int port;

    private Ward ward;
    private final String here = fresh("W");
    private final String token = Tokens.clinician(fresh("C"), "read:send_encounter");

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private void admit() {
        ward.api.post(CREATE, body(fresh("P"), "location_uuid", here)).expect(200);
    }

    /** Positions go back with the database, and what changes next would be behind what the client has. */
    @Test
    void refusesWhatWasToldBeforeARestore() {
        String cursor = cursor();
        String list = "/dhos/v2/encounters?limit=10&modified_since=2024-01-01&cursor=";
        for (String restored : List.of(
                Cursors.ahead(cursor), Cursors.elsewhere(cursor), Cursors.positionAlone(Cursors.ahead(cursor)))) {
            assertThat(ward.api.get(list + restored).expect(400).message()).contains("begin without it");
        }
        for (String restored : List.of(Cursors.ahead(cursor), Cursors.elsewhere(cursor))) {
            assertThat(refusal(restored)).contains("restore", "begin without it");
        }
        ward.api.get(list + cursor).expect(200);
        ward.api.get(list + Cursors.positionAlone(cursor)).expect(200);
    }

    /** Who left is told for a day: a screen that was off for longer would show them for ever. */
    @Test
    void refusesAnIdOfAScreenThatWasOffForAWeekend() {
        String cursor = cursor();
        assertThat(refusal(Cursors.older(cursor, Duration.ofHours(60)))).contains("23 hours", "begin without it");
        assertThat(refusal(Cursors.positionAlone(cursor))).contains("begin without it");
        try (EventStream stream =
                EventStream.of(port, STREAM + here, token, Cursors.older(cursor, Duration.ofHours(22)))) {
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    @Test
    void refusesThePlaceInAListThatIsNotReadToItsEnd() {
        admit();
        admit();
        String part = cursor(ward.api
                .get("/dhos/v2/encounters?limit=1&modified_since=2024-01-01")
                .expect(200)
                .header("Link"));
        assertThat(refusal(part)).contains("not read to its end");
    }

    private String refusal(String lastEventId) {
        return ward.anonymous
                .as(token)
                .with("Last-Event-ID", lastEventId)
                .get(STREAM + here)
                .expect(400)
                .message();
    }

    /** Where the list of all changes ends. */
    private String cursor() {
        return cursor(ward.api
                .get("/dhos/v2/encounters?limit=1000&modified_since="
                        + Instant.now().minusSeconds(5))
                .expect(200)
                .header("Link"));
    }

    private static String cursor(@Nullable String link) {
        return Objects.toString(link, "").replaceAll(".*cursor=([^&>]*).*", "$1");
    }
}
