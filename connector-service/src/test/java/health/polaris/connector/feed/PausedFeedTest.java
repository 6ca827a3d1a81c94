package health.polaris.connector.feed;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.hold.HeldEventRepository;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.publish.CorrelatedEvent;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** One sender's messages are held, and nobody else's; none is lost, and their order is kept. */
@PolarisTest
class PausedFeedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String FEED = "/dhos/v1/feed";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private HeldEventRepository held;

    @Autowired
    private TransactionTemplate transaction;

    private Feed feed;
    private Bus bus;

    /** Letters and digits of the test's own. */
    private final String application = fresh("PAUSE").replace("-", "");

    @BeforeEach
    void connect() throws Exception {
        feed = new Feed(port);
        bus = new Bus(TestServices.broker());
    }

    @AfterEach
    void disconnect() throws Exception {
        bus.close();
    }

    private String sender() {
        return application + "|STMARYS";
    }

    private String send() {
        return send(admission(fresh("MC-"), fresh("M")));
    }

    private String send(String message) {
        Feed.Acknowledged answer = feed.post(message.replace("PASHUB", application));
        assertThat(answer.code()).isEqualTo("AA");
        return answer.uuid();
    }

    private void pause() {
        feed.reader()
                .post(FEED + "/pause", Map.of("sender", sender(), "reason", "wrong wards"))
                .expect(204);
    }

    private void resume() {
        feed.reader().post(FEED + "/resume", Map.of("sender", sender())).expect(204);
    }

    private JsonNode itself() {
        return feed.reader()
                .get(FEED)
                .expect(200)
                .json()
                .path("senders")
                .valueStream()
                .filter(each -> each.path("sender").asString().equals(sender()))
                .findFirst()
                .orElseThrow();
    }

    private String publication(String uuid) {
        return feed.reader()
                .get("/dhos/v1/message/" + uuid + "/timeline")
                .expect(200)
                .json()
                .path("publication")
                .asString();
    }

    private List<Long> sequences() {
        return bus.bodies().stream()
                .filter(body -> body.path("sender").asString().equals(sender()))
                .map(body -> body.path("sequence").asLong())
                .toList();
    }

    private void awaitGoingOn() {
        await().atMost(PATIENCE).until(() -> itself().path("paused").isNull());
    }

    @Test
    void acknowledgesAndHoldsWhatComesUntilItGoesOn() throws Exception {
        bus.published(send());
        try (Bus audits = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            pause();
            assertThat(audits.audit("feed_paused", sender()).path("reason").asString())
                    .isEqualTo("wrong wards");
            List<String> held = IntStream.range(0, 5).mapToObj(number -> send()).toList();
            bus.published(feed.post(admission(fresh("MC-"), fresh("M"))).uuid());
            assertThat(held).allSatisfy(uuid -> {
                assertThat(bus.publishedNow(uuid)).isEmpty();
                assertThat(publication(uuid)).isEqualTo("held");
            });
            JsonNode paused = itself();
            assertThat(paused.path("held").asInt()).isEqualTo(5);
            assertThat(paused.path("paused").path("state").asString()).isEqualTo("paused");
            assertThat(paused.path("paused").path("reason").asString()).isEqualTo("wrong wards");
            feed.reader()
                    .post(FEED + "/pause", Map.of("sender", sender(), "reason", "again"))
                    .expect(409);

            resume();
            held.forEach(uuid -> assertThat(
                            bus.published(uuid).path("message").path("held").asBoolean())
                    .isTrue());
            assertThat(audits.audit("feed_resumed", sender())
                            .path("modified_by")
                            .asString())
                    .isNotBlank();
        }
        awaitGoingOn();
        assertThat(bus.published(send()).path("message").has("held")).isFalse();
        assertThat(sequences()).hasSize(7).isSorted();
        feed.reader().post(FEED + "/resume", Map.of("sender", sender())).expect(409);
    }

    @Test
    void whatIsDoneAgainWhileItIsHeldSaysWhatItSaysNowAndStaysHeld() {
        send();
        pause();
        String uuid = send();
        database.sql("update hl7_message set content = replace(content, 'FINCH', 'WREN') where uuid = ?")
                .param(uuid)
                .update();
        feed.reader().post("/dhos/v1/message/" + uuid + "/reprocess", null).expect(200);
        assertThat(publication(uuid)).isEqualTo("held");
        assertThat(itself().path("held").asInt()).isEqualTo(1);
        resume();
        assertThat(bus.published(uuid).toString()).contains("WREN");
        assertThat(bus.publishedNow(uuid)).hasSize(1);
        awaitGoingOn();
    }

    /** Nothing of it is committed: the feed stays paused, and the event held. */
    @Test
    void whatIsHeldGoesOnInItsTrace() {
        send();
        pause();
        String uuid = send();
        transaction.executeWithoutResult(doomed -> {
            doomed.setRollbackOnly();
            database.sql("delete from feed_pause where name = ?")
                    .param(sender())
                    .update();
            Event event = taken(uuid).event();
            held.add(List.of(new CorrelatedEvent(event, "request", TRACEPARENT)));
            assertThat(taken(uuid).traceparent()).isEqualTo(TRACEPARENT);
        });
        resume();
        bus.published(uuid);
    }

    private CorrelatedEvent taken(String uuid) {
        return held.take(1000).stream()
                .filter(each ->
                        each.event() instanceof EprActions actions && uuid.equals(actions.dhosConnectorMessageUuid()))
                .findFirst()
                .orElseThrow();
    }

    /** Senders that go on sending, and an operator who cannot decide. */
    @Test
    void losesDoublesAndReordersNothingWhileItIsPausedAndGoesOnAgainAndAgain() throws Exception {
        List<String> sent = new ArrayList<>();
        sent.add(send());
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> feeds = IntStream.range(0, 4)
                    .mapToObj(number -> senders.submit(() -> {
                        List<String> own = new ArrayList<>();
                        while (!enough.get()) {
                            own.add(send());
                        }
                        return own;
                    }))
                    .toList();
            for (int round = 0; round < 3; round++) {
                pause();
                await().atMost(PATIENCE).until(() -> itself().path("held").asInt() > 5);
                resume();
                awaitGoingOn();
            }
            enough.set(true);
            for (Future<List<String>> each : feeds) {
                sent.addAll(each.get());
            }
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> sequences().size() >= sent.size());
        assertThat(sequences()).hasSameSizeAs(sent).doesNotHaveDuplicates();
        assertThat(bus.bodies().stream()
                        .map(body -> body.path("dhos_connector_message_uuid").asString()))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    /** Accepted by a replica that had looked at the pauses a moment before the feed went on. */
    @Test
    void whatWasHeldInTheMomentInWhichItsFeedWentOnLeavesByItself() {
        send();
        pause();
        String uuid = send();
        database.sql("delete from feed_pause where name = ?").param(sender()).update();
        bus.published(uuid);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        send();
        assertThat(refused("pause", Map.of("sender", "NOBODY|EVER", "reason", "x"), 404))
                .contains("sender: nothing has come from it");
        assertThat(refused("pause", Map.of("destination", "fax", "reason", "x"), 404))
                .contains("destination: must be one of");
        assertThat(refused("pause", Map.of("sender", sender()), 400)).contains("reason: say why");
        assertThat(refused("pause", Map.of("sender", sender(), "destination", "epr", "reason", "x"), 400))
                .contains("sender, destination: one of them");
        assertThat(refused("resume", Map.of(), 400)).contains("sender, destination: one of them");
        assertThat(refused("resume", Map.of("sender", sender()), 409)).contains("not paused");
        feed.reader()
                .as(Tokens.system("read:hl7_message"))
                .post(FEED + "/pause", Map.of("sender", sender(), "reason", "x"))
                .expect(403);
        feed.sender().get(FEED).expect(403);
    }

    private String refused(String action, Map<String, String> request, int status) {
        return feed.reader().post(FEED + "/" + action, request).expect(status).message();
    }
}
