package health.polaris.integration;

import health.polaris.backing.tls.Certificates;
import health.polaris.testing.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong inside: files, the broker's own state, tables, a service that is short of something. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordedFaultsStory extends RecordedScenes {

    /** What the profile of the late sender says. */
    private static final Duration WAITING = Duration.ofMinutes(1);

    private static final String EPR_ACTIONS = "dhos.24891000000101";

    private final Suite suite = Suite.shared();

    @Test
    @Order(1)
    void aFileThatCannotBeReadAndACertificateThatEnds(@TempDir Path folder) throws Exception {
        Certificates certificates = Certificates.make(folder, "ward");
        Path certificate = Files.writeString(folder.resolve("ward.pem"), certificates.certificatePem());
        Path key = Files.writeString(folder.resolve("ward.key"), certificates.keyPem());
        SuiteProcess telemetry = suite.process("telemetry");
        telemetry.terminate();
        telemetry.launch(Map.of(
                "SPRING_SSL_BUNDLE_PEM_WARD_KEYSTORE_CERTIFICATE", certificate.toString(),
                "SPRING_SSL_BUNDLE_PEM_WARD_KEYSTORE_PRIVATEKEY", key.toString()));
        telemetry.awaitReady();
        String profiles = Files.readString(suite.siteProfiles());
        Files.writeString(suite.siteProfiles(), "profiles: {a: {senders: nobody}}\n");
        recorded(Duration.ofMinutes(2));
        write(
                "a file that cannot be read and a certificate that ends",
                after(Duration.ofMinutes(15), "SiteProfilesInvalid", "CertificateEnds"));
        Files.writeString(suite.siteProfiles(), profiles);
        telemetry.terminate();
        telemetry.launch();
        telemetry.awaitReady();
    }

    @Test
    @Order(2)
    void aFaultOfOurs() throws Exception {
        SuiteProcess connector = suite.process("connector");
        Debugger debugger = new Debugger(FreePorts.next());
        connector.terminate();
        connector.launch(debugger.environment());
        connector.awaitReady();
        recorded(Duration.ofMinutes(1));
        debugger.failNext("health.polaris.connector.inbound.MessageReading", "judge");
        recorded(Duration.ofMinutes(1));
        write("a fault of ours", after(Duration.ZERO, "MessageUnexpected"));
        connector.terminate();
        connector.launch();
        connector.awaitReady();
    }

    /** The last: a sender whose clock is an hour late, of whose messages some contradict others, and who sends no more. */
    @Test
    @Order(7)
    void messagesThatContradictOthers() throws Exception {
        Stay stay = Stay.fresh();
        sendLate(stay.hl7(0));
        sendLate(stay.hl7(1));
        recorded(WAITING.plusSeconds(15));
        // The visit was somebody else's before.
        sendLate(stay.hl7("A01", 0)
                .replace("|" + stay.mrn(), "|" + Stay.fresh().mrn())
                .replace("20260302080000||ADT", "20260302070000||ADT"));
        for (int message = 2; message < Stay.MESSAGES; message++) {
            sendLate(stay.hl7(message));
            sendLate(stay.hl7("A08", message).replace("-" + message + "|P", "-%d-again|P".formatted(message)));
        }
        recorded(WAITING.multipliedBy(4));
        write(
                "messages that contradict others",
                after(Duration.ZERO, "MessagesRejected", "AppliedTakenBack", "FeedOverdue"),
                after(Duration.ofMinutes(40), "FeedOverdue", "SenderClockBehind", "DeadLettersWait"));
    }

    private void sendLate(String hl7) {
        epr.sendUntilAcknowledged(hl7.replace("NIGHT|TEST", "LATE|TEST"));
    }

    /** What somebody publishes who numbers messages wrongly, and what has thousands of messages. */
    @Test
    @Order(3)
    void messagesOfNobody() throws Exception {
        try (Bus bus = new Bus()) {
            String queue = bus.listen(EPR_ACTIONS);
            Stay stay = Stay.fresh();
            ObjectNode admission = published(bus, queue, stay.hl7(0), stay);
            ObjectNode transfer = published(bus, queue, stay.hl7(1), stay);
            for (ObjectNode message : List.of(transfer, admission)) {
                message.put("dhos_connector_message_uuid", UUID.randomUUID().toString());
                message.put("sequence", message.path("sequence").asLong() + 1_000_000);
                bus.publish(EPR_ACTIONS, message);
            }
        }
        sendThousandsOf(Stay.fresh());
        recorded(Duration.ofMinutes(2));
        write("messages of nobody", after(Duration.ZERO, "MessagesOvertaken", "LargeGroup"));
    }

    private ObjectNode published(Bus bus, String queue, String hl7, Stay stay) throws Exception {
        epr.sendUntilAcknowledged(hl7);
        while (true) {
            JsonNode next = bus.next(queue);
            if (next != null && next.toString().contains(stay.visit())) {
                return (ObjectNode) next;
            }
            TimeUnit.MILLISECONDS.sleep(next == null ? 50 : 0);
        }
    }

    private void sendThousandsOf(Stay stay) throws InterruptedException {
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            for (int message = 0; message < 10_200; message++) {
                String id = "%s-many-%d|P".formatted(stay.mrn(), message);
                senders.execute(
                        () -> epr.sendUntilAcknowledged(stay.hl7("A08", 0).replace(stay.mrn() + "-0|P", id)));
            }
        }
        recorded(Duration.ofMinutes(1));
    }

    @Test
    @Order(4)
    void aServiceThatIsShortOfEverything() throws Exception {
        Bedside bedside = Bedside.admitted(Stay.fresh());
        database("alter table encounters.access_record rename to elsewhere");
        List<Socket> uploads = new ArrayList<>();
        Thread slowed = Thread.ofPlatform().start(this::slowDownHashing);
        try {
            for (int minute = 0; minute < 7; minute++) {
                Installation.encounters()
                        .as(Installation.system("read:send_encounter", "read:send_patient"))
                        .get("/dhos/v2/encounter/"
                                + bedside.encounter().path("uuid").asString());
                for (int upload = 0; upload < 10; upload++) {
                    uploads.add(upload());
                }
                recorded(Duration.ofMinutes(1));
            }
        } finally {
            slowed.interrupt();
            slowed.join();
            for (Socket upload : uploads) {
                upload.close();
            }
            database("alter table encounters.elsewhere rename to access_record");
        }
        write(
                "a service that is short of everything",
                after(Duration.ZERO, "AccessRecordsNotStored", "BodiesRefused", "HashingSlow", "RequestsFail"));
    }

    /** The beginning of a long body, whose rest does not come. */
    private static Socket upload() throws IOException {
        Api connector = Installation.connector();
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(connector.url()).getPort());
        socket.getOutputStream().write("""
                POST /dhos/v1/message HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: 2000000\r
                \r
                {""".formatted(Installation.eprAdapter()).getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** As on a machine whose processors do other things: each hash is under way when the service stands still. */
    private void slowDownHashing() {
        SuiteProcess messages = suite.process("messages");
        Api activations = Installation.messages().as(Installation.system("write:gdm_activation"));
        try (ExecutorService patient = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!Thread.currentThread().isInterrupted()) {
                String path = "/dhos/v1/patient/%s/activation".formatted(UUID.randomUUID());
                patient.execute(() -> activations.post(path, null));
                TimeUnit.MILLISECONDS.sleep(40);
                messages.signal("STOP");
                TimeUnit.SECONDS.sleep(4);
                messages.signal("CONT");
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException ending) {
            // Below.
        } finally {
            messages.signal("CONT");
        }
    }

    @Test
    @Order(5)
    void nobodyApplies() throws Exception {
        suite.process("encounters").kill();
        try (Bus bus = new Bus()) {
            recorded(Duration.ofMinutes(7));
            bus.replaceExchange("headers");
            recorded(Duration.ofMinutes(2));
            write("nobody applies", after(Duration.ZERO, "ServiceGone", "BacklogGrows", "FeedLags", "TopologyRefused"));
            bus.replaceExchange("topic");
        } finally {
            suite.process("connector").killAndRestart();
            suite.process("connector").awaitReady();
            suite.process("encounters").launch();
            suite.process("encounters").awaitReady();
        }
    }

    /** Encounters-service meets a fault at every message, and stops rather than lose them all. */
    @Test
    @Order(6)
    void aFaultAtEveryMessage() throws Exception {
        database("""
                create function encounters.fail() returns trigger language plpgsql
                as $$ begin raise exception 'a fault of the table'; end $$""");
        database("create trigger fail before insert on encounters.fact execute function encounters.fail()");
        recorded(Duration.ofMinutes(4));
        write("a fault at every message", after(Duration.ZERO, "ConsumerStopped", "DeadLetter"));
        database("drop function encounters.fail() cascade");
    }

    private void database(String statement) throws SQLException {
        try (var connection = suite.database();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
