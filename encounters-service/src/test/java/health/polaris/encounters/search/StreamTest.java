package health.polaris.encounters.search;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.EventStream;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.TestEnvironment;
import health.polaris.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A ward's screen that listens instead of polling. */
@PolarisTest
@TestPropertySource(properties = "HEAD_TIMEOUT=1s")
class StreamTest {

    private static final String STREAM = "/dhos/v1/event_stream?location_id=";
    private static final Duration A_MOMENT = Duration.ofSeconds(3);
    private static final String READ = "read:send_encounter";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Ward ward;
    private final String here = fresh("W");
    private final String elsewhere = fresh("W");
    private final String token = Tokens.clinician(fresh("C"), READ);

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private EventStream listen(@Nullable String lastEventId) {
        return EventStream.of(port, STREAM + here, token, lastEventId);
    }

    private String admit(String location) {
        return uuid(ward.api
                .post(CREATE, body(fresh("P"), "location_uuid", location))
                .expect(200)
                .json());
    }

    private static String told(EventStream stream) {
        EventStream.Event event = stream.next();
        assertThat(event.type()).isEqualTo("encounter");
        return event.data().path("uuid").asString();
    }

    @Test
    void tellsOfWhatChangesOnTheWardAndOfNothingElse() {
        try (EventStream stream = listen(null)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(stream.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(stream.headers().firstValue("X-Accel-Buffering")).contains("no");
            admit(elsewhere);
            String admitted = admit(here);
            assertThat(told(stream)).isEqualTo(admitted);

            ward.api
                    .patch(ENCOUNTER + admitted, map("encounter_type", "INPATIENT"))
                    .expect(200);
            EventStream.Event changed = stream.next();
            assertThat(changed.data().path("uuid").asString()).isEqualTo(admitted);
            assertThat(changed.data().path("encounter_type").asString()).isEqualTo("INPATIENT");
            assertThat(changed.data().has("modified")).as("expanded").isTrue();
            assertThat(stream.within(A_MOMENT)).isNull();
        }
    }

    @Test
    void staysOpenWhileNothingChanges() {
        try (EventStream stream = listen(null)) {
            assertThat(stream.within(A_MOMENT.multipliedBy(2))).isNull();
            String admitted = admit(here);
            assertThat(told(stream)).isEqualTo(admitted);
        }
    }

    @Test
    void tellsThatSomebodyHasLeft() {
        String moved = admit(here);
        try (EventStream stream = listen(null)) {
            ward.api.patch(ENCOUNTER + moved, map("location_uuid", elsewhere)).expect(200);

            EventStream.Event left = stream.next();
            assertThat(left.data().path("uuid").asString()).isEqualTo(moved);
            assertThat(left.data().path("location_uuid").asString()).isEqualTo(elsewhere);
        }
    }

    @Test
    void tellsThatSomebodyHadLeftLongAgoWhenThatIsSaidNow() {
        String moved = admit(here);
        try (EventStream stream = listen(null)) {
            ward.api.patch(ENCOUNTER + moved, map("location_uuid", elsewhere)).expect(200);
            jdbc.sql("update location_history set departed_at = '2024-05-04T08:00:00Z' where encounter_uuid = ?")
                    .param(moved)
                    .update();
            ward.api.patch(ENCOUNTER + moved, map("encounter_type", "LEFT")).expect(200);

            Awaitility.await()
                    .until(() -> stream.next()
                            .data()
                            .path("encounter_type")
                            .asString("")
                            .equals("LEFT"));
        }
    }

    @Test
    void goesOnWhereItWasCut() {
        List<String> admitted = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        String last;
        try (EventStream stream = listen(null)) {
            admitted.add(admit(here));
            seen.add(told(stream));
            Awaitility.await().until(() -> !stream.lastId().isEmpty());
            last = stream.lastId();
        }
        for (int missed = 0; missed < 150; missed++) {
            admitted.add(admit(here));
        }
        try (EventStream stream = listen(last)) {
            while (seen.size() < admitted.size()) {
                seen.add(told(stream));
            }
            assertThat(seen).containsExactlyElementsOf(admitted);
            assertThat(stream.within(A_MOMENT)).as("nothing twice").isNull();
        }
    }

    @Test
    void beginsWhereAListHasEnded() {
        String admitted = admit(here);
        String link = ward.api
                .get("/dhos/v2/encounters?limit=1000&modified_since="
                        + Instant.now().minusSeconds(5))
                .expect(200)
                .header("Link");
        String cursor = Objects.toString(link, "").replaceAll(".*cursor=([^&>]*).*", "$1");
        String later = admit(here);
        try (EventStream stream = listen(cursor)) {
            assertThat(told(stream)).isEqualTo(later).isNotEqualTo(admitted);
        }
    }

    @Test
    void endsWithTheToken() {
        long now = Instant.now().getEpochSecond();
        String short_ = Tokens.signed(Map.of(
                "iss",
                TestEnvironment.PROXY_URL + "/",
                "aud",
                TestEnvironment.PROXY_URL + "/",
                "iat",
                now,
                "exp",
                now + 3,
                "scope",
                READ,
                "metadata",
                Map.of("clinician_id", fresh("C"))));
        try (EventStream stream = EventStream.of(port, STREAM + here, short_, null)) {
            assertThat(stream.status()).isEqualTo(200);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(stream::ended);
        }
    }

    @Test
    void refusesWhatItCannotServe() {
        assertThat(EventStream.of(port, STREAM + here, token, "rubbish").status())
                .isEqualTo(400);
        assertThat(ward.anonymous
                        .as(token)
                        .get("/dhos/v1/event_stream")
                        .expect(400)
                        .body())
                .contains("location_id");
        assertThat(ward.anonymous
                        .as(token)
                        .with("Last-Event-ID", "rubbish")
                        .get(STREAM + here)
                        .expect(400)
                        .body())
                .contains("Last-Event-ID");
        ward.anonymous.get(STREAM + here).expect(401);
        ward.anonymous
                .as(Tokens.clinician("C", "write:send_encounter"))
                .get(STREAM + here)
                .expect(403);
    }

    @Test
    void givesACallerItsShareOfStreams() {
        List<EventStream> streams = new ArrayList<>();
        try {
            for (int number = 0; number < 8; number++) {
                streams.add(listen(null));
                assertThat(streams.getLast().status()).isEqualTo(200);
            }
            assertThat(listen(null).status()).isEqualTo(503);
            String somebodyElse = Tokens.clinician(fresh("C"), READ);
            try (EventStream other = EventStream.of(port, STREAM + here, somebodyElse, null)) {
                assertThat(other.status()).isEqualTo(200);
            }
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    @Test
    void recordsWhomItShows() {
        try (EventStream stream = listen(null)) {
            String admitted = admit(here);
            assertThat(told(stream)).isEqualTo(admitted);
            Awaitility.await()
                    .until(() -> jdbc.sql("select count(*) from access_record where route = ? and ? = any(encounters)")
                                    .params("/dhos/v1/event_stream", admitted)
                                    .query(Integer.class)
                                    .single()
                            > 0);
        }
    }
}
