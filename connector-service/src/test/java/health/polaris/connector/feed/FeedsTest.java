package health.polaris.connector.feed;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.WithProfiles;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import tools.jackson.databind.JsonNode;

/** What is told of each feed, over REST and as metrics. */
@PolarisTest
class FeedsTest extends WithProfiles {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int MLLP = TestSocketUtils.findAvailableTcpPort();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Feed feed;

    @DynamicPropertySource
    static void listen(DynamicPropertyRegistry properties) {
        properties.add("MLLP_PORT", () -> MLLP);
        properties.add("polaris.connector.feeds.meters", () -> "PT1S");
    }

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    private JsonNode feedOf(String application, String query) {
        return feed.reader()
                .get("/dhos/v1/feed" + query)
                .expect(200)
                .json()
                .path("senders")
                .valueStream()
                .filter(each -> each.path("sender").asString().equals(application + "|STMARYS"))
                .findFirst()
                .orElseThrow();
    }

    private Feed.Acknowledged send(String application, String message) {
        return feed.post(message.replace("PASHUB", application));
    }

    @Test
    void countsWhatCameAndWhatBecameOfIt() throws Exception {
        String sender = fresh("F").replace("-", "");
        String applied = send(sender, admission(fresh("MC-"), fresh("M"))).uuid();
        String waits = send(sender, admission(fresh("MC-"), fresh("M"))).uuid();
        String rejected = send(sender, admission(fresh("MC-"), fresh("M"))).uuid();
        String controlId = fresh("MC-");
        send(sender, admission(controlId, fresh("M")));
        send(sender, admission(controlId, fresh("M")));
        send(sender, admission(fresh("MC-"), fresh("M")).replace("ADT^A01", "ADT^A29"));
        send(sender, admission(fresh("MC-"), fresh("M")).replace("19790226", "19660100"));
        try (Bus bus = new Bus(TestServices.broker())) {
            outcome(bus, applied, "processed");
            outcome(bus, waits, "waiting");
            outcome(bus, rejected, "rejected");
        }
        await().atMost(PATIENCE).until(() -> feedOf(sender, "").path("waiting").asInt() == 1);
        JsonNode told = feedOf(sender, "");
        JsonNode counted = told.path("counted");
        assertThat(counted.path("received").asInt()).isEqualTo(7);
        assertThat(counted.path("refused").asInt()).isEqualTo(1);
        assertThat(counted.path("duplicate").asInt()).isEqualTo(1);
        assertThat(counted.path("warned").asInt()).isEqualTo(1);
        assertThat(counted.path("applied").asInt()).isEqualTo(1);
        assertThat(counted.path("rejected").asInt()).isEqualTo(1);
        assertThat(told.path("published").asInt()).isEqualTo(2);
        assertThat(told.path("silent").asBoolean()).isFalse();
        assertThat(told.path("silent_after_seconds").isNull()).isTrue();
        assertThat(told.path("profile").asString()).isEqualTo("default");
        assertThat(Instant.parse(told.path("last_message_at").asString()))
                .isAfter(Instant.now().minusSeconds(600));
        assertThat(feedOf(sender, "?counted_from=2999-01-01")
                        .path("counted")
                        .path("received")
                        .asInt())
                .isZero();
        feed.reader().get("/dhos/v1/feed?counted_from=yesterday").expect(400);
    }

    private static void outcome(Bus bus, String uuid, String outcome) throws Exception {
        bus.publishOutcome(
                "{\"message_uuid\": \"%s\", \"outcome\": \"%s\", \"reason\": null}".formatted(uuid, outcome));
    }

    @Test
    void isSilentWhenNothingComesForLongerThanItsProfileSays() {
        send("QUIET", admission(fresh("MC-"), fresh("M")));
        assertThat(feedOf("QUIET", "").path("silent").asBoolean()).isFalse();
        assertThat(feedOf("QUIET", "").path("silent_after_seconds").asLong()).isEqualTo(7200);
        database.sql("update hl7_message set created = now() - interval '3 hours' where sender = 'QUIET|STMARYS'")
                .update();
        assertThat(feedOf("QUIET", "").path("silent").asBoolean()).isTrue();
        awaitMetric("polaris_feed_silent", "QUIET|STMARYS", "1.0");
    }

    /** Profiles name the first component; other separators than the usual ones part it, too. */
    @ParameterizedTest
    @ValueSource(strings = {"QUIET^2.16.840.1^ISO", "QUIET$2.16.840.1$ISO"})
    void goesByTheProfileOfASenderWithComponents(String application) {
        String message = admission(fresh("MC-"), fresh("M")).replace("PASHUB", application);
        feed.post(application.contains("$") ? message.replace('^', '$') : message);
        assertThat(feedOf(application, "").path("profile").asString()).isEqualTo("quiet");
        assertThat(feedOf(application, "").path("silent_after_seconds").asLong())
                .isEqualTo(7200);
    }

    @Test
    void aSenderThatAProfileNamesIsSilentThoughNothingHasEverCome() {
        awaitMetric("polaris_feed_silent", "AWAITED|STMARYS", "0.0");
        await().atMost(PATIENCE)
                .until(() -> database.sql("update awaited_feed set since = now() - interval '3 hours'"
                                        + " where feed = 'AWAITED|STMARYS'")
                                .update()
                        == 1);
        JsonNode awaited = feedOf("AWAITED", "");
        assertThat(awaited.path("silent").asBoolean()).isTrue();
        assertThat(awaited.path("last_message_at").isNull()).isTrue();
        assertThat(Instant.parse(awaited.path("awaited_since").asString()))
                .isBefore(Instant.now().minusSeconds(7200));
        awaitMetric("polaris_feed_silent", "AWAITED|STMARYS", "1.0");

        send("AWAITED^2.16.840.1^ISO", admission(fresh("MC-"), fresh("M")));
        JsonNode heard = feedOf("AWAITED^2.16.840.1^ISO", "");
        assertThat(heard.path("silent").asBoolean()).isFalse();
        assertThat(heard.path("awaited_since").isNull()).isTrue();
        assertThat(feed.reader().get("/dhos/v1/feed").body()).doesNotContain("\"AWAITED|STMARYS\"");
    }

    /** Nobody wrote it for a day, though no replica has deleted it. */
    @Test
    void aSenderThatIsNamedAgainIsAwaitedAnew() {
        await().atMost(PATIENCE)
                .until(() -> database.sql("update awaited_feed set since = now() - interval '9 days',"
                                        + " seen_at = now() - interval '2 days' where feed = 'EXPECTED|STMARYS'")
                                .update()
                        == 1);
        await().atMost(PATIENCE)
                .until(() -> Instant.parse(
                                feedOf("EXPECTED", "").path("awaited_since").asString())
                        .isAfter(Instant.now().minusSeconds(600)));
    }

    /** A profile names it for what goes out; a system that only receives would be silent for ever. */
    @Test
    void whomObservationsGoToIsNotAwaitedUntilItSends() {
        await().atMost(PATIENCE)
                .until(() -> feed.reader().get("/dhos/v1/feed").body().contains("EXPECTED|STMARYS"));
        assertThat(feed.reader().get("/dhos/v1/feed").body()).doesNotContain("\"TRUST_TIE_ADT|TRUST\"");
        feed.post(admission(fresh("MC-"), fresh("M")).replace("PASHUB|STMARYS", "TRUST_TIE_ADT|TRUST"));
        assertThat(feed.reader()
                        .get("/dhos/v1/feed")
                        .json()
                        .path("senders")
                        .valueStream()
                        .filter(each -> each.path("sender").asString().equals("TRUST_TIE_ADT|TRUST"))
                        .map(each -> each.path("silent_after_seconds").asLong()))
                .containsExactly(7200L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BHS|^~\\&|BATCHES|STMARYS\r"})
    void tellsWhoIsConnectedOverMllp(String before) throws Exception {
        String sender = fresh("W").replace("-", "");
        try (Socket engine = new Socket(InetAddress.getLoopbackAddress(), MLLP)) {
            String message = before + admission(fresh("MC-"), fresh("M")).replace("PASHUB", sender);
            engine.getOutputStream().write(("\u000B" + message + "\u001C\r").getBytes(StandardCharsets.UTF_8));
            assertThat(engine.getInputStream().read()).isEqualTo(0x0B);
            await().atMost(PATIENCE)
                    .until(() -> feedOf(sender, "").path("mllp_connections").asInt() == 1);
            awaitMetric("polaris_feed_connections", sender + "|STMARYS", "1.0");
        }
        await().atMost(PATIENCE)
                .until(() -> feedOf(sender, "").path("mllp_connections").asInt() == 0);
    }

    @Test
    void everyMetricIsThereFromTheStart() {
        for (String metric : new String[] {
            "polaris_feed_last_message_age_seconds",
            "polaris_feed_silent",
            "polaris_feed_paused",
            "polaris_feed_lag_seconds",
            "polaris_feed_published",
            "polaris_feed_waiting",
            "polaris_feed_held",
            "polaris_feed_connections"
        }) {
            awaitMetric(metric, "other", "0.0");
        }
        await().atMost(PATIENCE)
                .until(
                        () -> new Api(port).get("/metrics").body(),
                        body -> body.lines()
                                .anyMatch(line -> line.startsWith("polaris_delivery_paused{")
                                        && line.contains("destination=\"epr\"")
                                        && line.endsWith(" 0.0")));
        assertThat(new Api(port).get("/metrics").body().lines())
                .filteredOn(line -> line.startsWith("polaris_delivery_attempts_total{") && line.endsWith(" 0.0"))
                .hasSizeGreaterThanOrEqualTo(10)
                .anyMatch(line -> line.contains("destination=\"mirth\"") && line.contains("outcome=\"refused\""));
    }

    private void awaitMetric(String name, String sender, String value) {
        await().atMost(PATIENCE)
                .until(
                        () -> new Api(port).get("/metrics").body(),
                        body -> body.lines()
                                .anyMatch(line -> line.startsWith(name + "{")
                                        && line.contains("sender=\"" + sender + "\"")
                                        && line.endsWith(" " + value)));
    }
}
