package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What goes wrong around the suite, and in what it is sent. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordedAlertsStory extends RecordedScenes {

    private static final String TOUCHED = "NIGHT|TEST";

    private final Api operator =
            Installation.connector().as(Installation.system("read:hl7_message", "write:hl7_message"));

    @Test
    @Order(1)
    void allIsWell() throws InterruptedException {
        recorded(Duration.ofMinutes(2));
        write(
                "a suite that is well",
                after(Duration.ZERO),
                after(Duration.ofMinutes(29)),
                // Nobody has sent anything for a day.
                after(Duration.ofHours(24).plusMinutes(15), "FeedSilent"));
    }

    /** The last: guesses are remembered for an hour. */
    @Test
    @Order(7)
    void whatIsWrongInMessagesAndLogins() throws Exception {
        Bedside bedside = Bedside.admitted(Stay.fresh());
        String nurse = new Ward().employNurse();
        for (int message = 0; message < 20; message++) {
            assertThat(Epr.code(epr.post(bad(message)))).isEqualTo("AR");
            if (message % 2 == 0) {
                recorded(Recording.PAUSE);
            }
        }
        conflict();
        waiting();
        try (Bus bus = new Bus()) {
            bus.publish("dhos.DM000004", Map.of("actions", "nothing that can be read"));
            StubEpr.shared().behave(StubEpr.Reply::refusing);
            bedside.observe(bus, UUID.randomUUID().toString(), nurse);
            recorded(Duration.ofMinutes(1));
            StubEpr.shared().goAway();
            bedside.observe(bus, UUID.randomUUID().toString(), nurse);
            bedside.observe(bus, UUID.randomUUID().toString(), nurse);
        }
        guess();
        cutConnections();
        recorded(Duration.ofMinutes(7));
        write(
                "messages and logins that fail",
                after(
                        Duration.ZERO,
                        "RefusedShare",
                        "DeadLetter",
                        "DeliveryUndelivered",
                        "DestinationAway",
                        "LoginGuessing",
                        "BadgeGuessing",
                        "MllpConnectionsFail"),
                after(
                        Duration.ofMinutes(20),
                        "RefusedShare",
                        "DeadLettersWait",
                        "DeliveryUndelivered",
                        "DestinationAway",
                        "BadgeGuessing"),
                after(
                        Duration.ofMinutes(80),
                        "DeadLettersWait",
                        "DeliveryUndelivered",
                        "DestinationAway",
                        "BadgeGuessing",
                        "OldestWaiting"),
                after(
                        Duration.ofHours(25),
                        "DeadLettersWait",
                        "DeliveryUndelivered",
                        "DestinationAway",
                        "BadgeGuessing",
                        "OldestWaiting",
                        "ConflictOpen"));
    }

    @Test
    @Order(2)
    void whatIsPausedAndForgotten() throws InterruptedException {
        operator.post("/dhos/v1/feed/pause", Map.of("sender", TOUCHED, "reason", "a story"))
                .expect(204);
        operator.post("/dhos/v1/feed/pause", Map.of("destination", "epr", "reason", "a story"))
                .expect(204);
        recorded(Duration.ofMinutes(2));
        operator.post("/dhos/v1/feed/resume", Map.of("sender", TOUCHED)).expect(204);
        operator.post("/dhos/v1/feed/resume", Map.of("destination", "epr")).expect(204);
        write("what is paused", after(Duration.ZERO), after(Duration.ofMinutes(70), "FeedPaused", "DeliveryPaused"));
    }

    @Test
    @Order(3)
    void theBrokerIsAway() throws InterruptedException {
        Part broker = Installation.part("rabbitmq");
        broker.kill();
        try {
            recorded(Duration.ofMinutes(4));
        } finally {
            broker.launch();
            broker.awaitReady();
        }
        write("the broker is away", after(Duration.ZERO, "BrokerAway", "EventsWait"));
    }

    /** Of four seconds nobody can write for three. */
    @Test
    @Order(4)
    void acknowledgementsComeSlowly() throws InterruptedException {
        feedOverMllp();
        Thread locking = Thread.ofVirtual().start(this::lockNowAndThen);
        try {
            recorded(Duration.ofMinutes(7));
        } finally {
            locking.interrupt();
            locking.join();
        }
        write(
                "acknowledgements that come slowly",
                after(Duration.ZERO, "AcknowledgementSlow over http", "AcknowledgementSlow over mllp"));
    }

    private void lockNowAndThen() {
        try (Connection connection = Suite.shared().database();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (true) {
                sql.execute("lock table connector.hl7_message in exclusive mode");
                TimeUnit.SECONDS.sleep(3);
                connection.rollback();
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException ending) {
            // The connection is closed, and the lock gone with it.
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    @Order(5)
    void theDatabaseIsAway() throws InterruptedException {
        feedOverMllp();
        recorded(Duration.ofMinutes(1));
        Part database = Installation.part("postgres");
        database.kill();
        try {
            recorded(Duration.ofMinutes(8));
        } finally {
            database.launch();
            database.awaitReady();
        }
        write(
                "the database is away",
                after(
                        Duration.ZERO,
                        "DatabaseAway",
                        "DatabaseSlow",
                        "ConsumerPaused",
                        "NoAcknowledgement over http",
                        "NoAcknowledgement over mllp",
                        "MllpConnectionsFail",
                        "RequestsFail"));
    }

    @Test
    @Order(6)
    void aServiceStartsAgainAndAgainAndIsGoneThen() throws InterruptedException {
        Part telemetry = Installation.part("telemetry");
        for (int start = 0; start < 3; start++) {
            telemetry.killAndRestart();
            telemetry.awaitReady();
            recorded(Duration.ofSeconds(30));
        }
        telemetry.kill();
        try {
            recorded(Duration.ofMinutes(1));
        } finally {
            telemetry.launch();
            telemetry.awaitReady();
        }
        write(
                "a service that starts again and again",
                after(Duration.ZERO, "RestartLoop"),
                after(Duration.ofMinutes(10), "RestartLoop", "ServiceGone"));
    }

    /** Of a sender of its own, without the patient's number. */
    private static String bad(int message) {
        return "MSH|^~\\&|BAD|TEST|POLARIS|TEST|20260302080000||ADT^A01|BAD-%s-%d|P|2.4\rPID|1||||Night^Unlucky||19700101|2\r"
                .formatted(UUID.randomUUID(), message);
    }

    /** A visit of nobody's, whose ward is not said. */
    private void waiting() {
        Stay stay = Stay.fresh();
        epr.sendUntilAcknowledged(stay.hl7("A03", 1).replace("WARD N^BAY 1^BED", "^^BED"));
    }

    /** Two people with one NHS number. */
    private void conflict() {
        for (String name : List.of("Okafor^Amina||19620404|2", "Lindqvist^Jonas||19911212|1")) {
            epr.sendUntilAcknowledged(Stay.fresh()
                    .hl7(0)
                    .replaceFirst(
                            "\\^\\^\\^TEST\\^MRN\\|\\|Night\\^Unlucky\\|\\|19700101\\|2",
                            "^^^TEST^MRN~9434765919^^^NHS^NHS||" + name));
        }
    }

    private static void guess() {
        Ward ward = new Ward();
        Ward.Tablet tablet = ward.installTablet();
        Api atTheTablet = Installation.messages().as(tablet.token());
        for (int badge = 0; badge < 60; badge++) {
            atTheTablet.get("/dhos/v1/clinician/jwt?send_entry_identifier=" + UUID.randomUUID());
        }
    }

    /** In the middle of a message. */
    private static void cutConnections() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int connection = 0; connection < 8; connection++) {
            Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), Installation.mllpPort().orElseThrow());
            socket.getOutputStream().write("\u000bMSH|^~\\&|CUT".getBytes(StandardCharsets.UTF_8));
            sockets.add(socket);
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
