package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.WithProfiles;
import health.polaris.testing.PolarisTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Messages that were refused for their event, done again when their site profile has begun to ignore it. */
@PolarisTest
class IgnoredAfterwardsTest extends WithProfiles {

    private static final String MESSAGE = "/dhos/v1/message/";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    /** Of A29, which nobody ignores; as if it had been of A60, before the profile ignored that. */
    private String refused(String facility, String controlId) {
        String text = admission(controlId, fresh("M")).replace("PASHUB|STMARYS", "IGNORING|" + facility);
        Feed.Acknowledged answer = feed.post(text.replace("ADT^A01", "ADT^A29"));
        assertThat(answer.code()).isEqualTo("AR");
        database.sql("update hl7_message set content = replace(content, 'ADT^A29', 'ADT^A60') where uuid = ?")
                .param(answer.uuid())
                .update();
        return answer.uuid();
    }

    private JsonNode timeline(String uuid) {
        return feed.reader().get(MESSAGE + uuid + "/timeline").expect(200).json();
    }

    @Test
    void areAcceptedAndNobodyIsTold() throws Exception {
        String controlId = fresh("MC-");
        String uuid = refused(fresh("F"), controlId);
        try (Bus bus = new Bus(TestServices.broker())) {
            JsonNode answer = feed.reader()
                    .post(MESSAGE + uuid + "/reprocess", null)
                    .expect(200)
                    .json();
            assertThat(answer.path("result").asString()).isEqualTo("ignored");
            JsonNode timeline = timeline(uuid);
            assertThat(timeline.path("message").path("state").asString()).isEqualTo("processed");
            assertThat(timeline.path("message").path("reason").asString()).isEqualTo("trigger_ignored");
            assertThat(timeline.path("publication").isNull()).isTrue();
            assertThat(timeline.path("events").toString()).contains("\"detail\":\"ignored\"");
            assertThat(feed.reader()
                            .post(MESSAGE + uuid + "/reprocess", null)
                            .expect(200)
                            .json()
                            .path("result")
                            .asString())
                    .isEqualTo("ignored");
            assertThat(bus.publishedNow(uuid)).isEmpty();
        }
    }

    @Test
    void areCountedInASet() {
        String facility = fresh("F");
        refused(facility, fresh("MC-"));
        String controlId = fresh("MC-");
        refused(facility, controlId);
        String taken = refused(facility, controlId);
        JsonNode answer = feed.reader()
                .post(
                        MESSAGE + "reprocess",
                        Map.of("filter", Map.of("sender", "IGNORING|" + facility, "state", "refused")))
                .expect(200)
                .json();
        assertThat(answer.path("ignored").asInt()).isEqualTo(2);
        assertThat(answer.path("published").asInt()).isZero();
        assertThat(answer.path("left")).hasSize(1);
        assertThat(answer.path("left").get(0).path("uuid").asString()).isEqualTo(taken);
        assertThat(answer.path("left").get(0).path("result").asString()).isEqualTo("control_id_taken");
    }
}
