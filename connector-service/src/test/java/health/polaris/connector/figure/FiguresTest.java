package health.polaris.connector.figure;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What came, what became of it, and how long it took, of the last seven days. */
@PolarisTest
class FiguresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private FigureRepository table;

    private final String application = fresh("F").replace("-", "");
    private final String sender = application + "|STMARYS";
    private Feed feed;
    private Api api;

    @DynamicPropertySource
    static void often(DynamicPropertyRegistry properties) {
        properties.add("polaris.connector.figures.flush", () -> "PT0.2S");
        properties.add("polaris.connector.feeds.meters", () -> "PT0.5S");
    }

    @BeforeEach
    void connect() {
        feed = new Feed(port);
        api = new Api(port).as(Tokens.system("read:hl7_message"));
    }

    private JsonNode get(String path) {
        return api.get("/dhos/v1/figure/" + path).expect(200).json();
    }

    private String send(String controlId, String mrn) {
        return feed.post(admission(controlId, mrn).replace("PASHUB", application))
                .uuid();
    }

    private JsonNode thisHour() {
        JsonNode hours = get("hour?sender=" + application + "%7CSTMARYS").path("hours");
        return hours.get(hours.size() - 1);
    }

    @Test
    void whatComesIsCountedWithHowLongItTook() throws Exception {
        String control = fresh("C-");
        String mrn = fresh("M");
        String uuid = send(control, mrn);
        send(control, mrn + "2");
        feed.post(admission(fresh("C-"), mrn).replace("PASHUB", application).replace("|INPATIENT|", "|WAITLIST|"));
        try (Bus bus = new Bus(TestServices.broker())) {
            bus.publishOutcome(
                    "{\"message_uuid\": \"%s\", \"outcome\": \"processed\", \"reason\": null}".formatted(uuid));
        }
        await().atMost(PATIENCE).until(() -> thisHour().path("processed").asInt() == 1);

        JsonNode hour = thisHour();
        assertThat(hour.path("accepted").asInt()).isEqualTo(1);
        assertThat(hour.path("duplicate").asInt()).isEqualTo(1);
        assertThat(hour.path("refused").asInt()).isEqualTo(1);
        assertThat(hour.path("ack").path("p50").asDouble()).isPositive();
        assertThat(hour.path("lag").path("p95").asDouble())
                .isGreaterThanOrEqualTo(hour.path("lag").path("p50").asDouble());
        JsonNode each = get("sender")
                .path("senders")
                .valueStream()
                .filter(one -> one.path("sender").asString().equals(sender))
                .findFirst()
                .orElseThrow();
        JsonNode received = each.path("received");
        assertThat(received.get(received.size() - 1).asInt()).isEqualTo(3);
        assertThat(each.path("processed").asInt()).isEqualTo(1);
    }

    @Test
    void replicasAddAndHoursWithoutAnythingAreThere() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.HOURS);
        Map<Figures.Key, Long> counted = Map.of(new Figures.Key(hour, sender, "accepted", 0), 4L);
        table.add(counted);
        table.add(counted);
        JsonNode hours = get("hour?sender=%s%%7CSTMARYS&from=%s".formatted(application, hour))
                .path("hours");
        assertThat(hours).hasSize(4);
        assertThat(hours.get(0).path("accepted").asInt()).isEqualTo(8);
        assertThat(hours.get(1).path("accepted").asInt()).isZero();
        assertThat(hours.get(1).path("ack").isNull()).isTrue();
        assertThat(get("hour?from=" + hour)
                        .path("hours")
                        .get(0)
                        .path("accepted")
                        .asInt())
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void whatIsOlderThanSevenDaysIsForgottenAndCannotBeAskedFor() {
        Instant old = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(8, ChronoUnit.DAYS);
        table.add(Map.of(new Figures.Key(old, sender, "accepted", 0), 1L));
        await().atMost(PATIENCE)
                .until(() -> database.sql("select count(*) from figure where hour = :hour")
                                .param("hour", old.atOffset(java.time.ZoneOffset.UTC))
                                .query(Long.class)
                                .single()
                        == 0);
        api.get("/dhos/v1/figure/hour?from=" + old).expect(400);
        api.get("/dhos/v1/figure/hour?from=2026-11-30&to=2026-11-29").expect(400);
        api.get("/dhos/v1/figure/hour?from=yesterday").expect(400);
        new Api(port)
                .as(Tokens.system("read:send_encounter"))
                .get("/dhos/v1/figure/hour")
                .expect(403);
    }

    @Test
    void theBacklogIsWrittenDownOnceInFiveMinutes() {
        send(fresh("C-"), fresh("M"));
        await().atMost(PATIENCE).until(() -> !get("backlog").path("backlog").isEmpty());
        JsonNode backlog = get("backlog").path("backlog");
        JsonNode last = backlog.get(backlog.size() - 1);
        assertThat(Instant.parse(last.path("at").asString()).getEpochSecond() % 300)
                .isZero();
        assertThat(last.path("published").isIntegralNumber()).isTrue();
        table.addBacklog(Instant.parse(last.path("at").asString()), 7_000_000, 0, 0, 0);
        assertThat(get("backlog")
                        .path("backlog")
                        .get(backlog.size() - 1)
                        .path("published")
                        .asLong())
                .isEqualTo(last.path("published").asLong());
    }
}
