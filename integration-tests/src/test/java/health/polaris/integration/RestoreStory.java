package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import health.polaris.backing.PostgresAddress;
import health.polaris.integration.Replicas.Replica;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/** After a disaster: what docs/operating.md says under "Backup and restore" brings everything back that was acknowledged. */
@DisabledIfEnvironmentVariable(
        named = "POLARIS_CONNECTOR_URL",
        matches = ".+",
        disabledReason = "its own services would share the broker of the installation")
class RestoreStory {

    private static final int EACH = 6;
    private static final int HALF = Stay.MESSAGES / 2;
    private static final int AT_ONCE = 6;
    private static final String CHANGES = "/dhos/v2/encounters?limit=1000&modified_since=2024-01-01";
    private static final String QUEUE = "encounters.epr-actions";

    private final List<Stay> before = stays();
    private final List<Stay> across = stays();
    private final List<Stay> after = stays();

    private static List<Stay> stays() {
        return Stream.generate(Stay::fresh).limit(EACH).toList();
    }

    @Test
    void anOlderBackupOfEncountersCatchesUpFromWhatTheConnectorHasStored() throws IOException {
        try (Replicas replicas = new Replicas();
                Backups backups = new Backups(replicas.database())) {
            PostgresAddress own = backups.create(replicas.database().database() + "_encounters");
            Map<String, String> itsDatabase = Map.of("DATABASE_NAME", own.database());
            Replica connector = replicas.start("connector", "connector-restored", Suite.ROOT);
            Replica encounters = replicas.start("encounters", "encounters-restored", Suite.ROOT, itsDatabase);
            Told stored = new Told(replicas.database());
            Told shown = new Told(own);
            try (Feeder feeder = new Feeder(() -> List.of(connector.api()))) {
                feeder.feed(before, 0, Stay.MESSAGES, AT_ONCE);
                feeder.feed(across, 0, HALF, AT_ONCE);
                stored.awaitProcessed(feeder.acknowledged());
                encounters.process().terminate();
                PostgresAddress backup = backups.take(own);
                Instant taken = Instant.now();
                launch(encounters);
                feeder.feed(across, HALF, Stay.MESSAGES, AT_ONCE);
                feeder.feed(after, 0, HALF, AT_ONCE);
                stored.awaitProcessed(feeder.acknowledged());
                Api poller = encounters.api().as(Installation.system("read:send_encounter"));
                String cursor = cursor(poller.get(CHANGES).expect(200));
                poller.get(CHANGES + "&cursor=" + cursor).expect(200);

                encounters.process().terminate();
                backups.restore(backup, own);
                feeder.feed(after, HALF, Stay.MESSAGES, AT_ONCE);
                launch(encounters);
                stored.awaitProcessed(feeder.acknowledged());
                assertThat(across).noneMatch(stay -> shown.beds(stay).equals(stay.locationCodes()));

                Map<String, Object> filter = Map.of(
                        "state",
                        "accepted",
                        "direction",
                        "inbound",
                        "received_from",
                        taken.minusSeconds(3600).toString());
                long again = reprocess(connector.api(), filter);
                awaitAnswered(stored, again);
                // Though as much has changed again: the client would miss what did so first.
                assertThat(poller.get(CHANGES + "&cursor=" + cursor).expect(400).message())
                        .contains("restore", "begin without it");
            }
            assertWhole(shown, before, across, after);
            assertThat(deadLetters(stored)).isZero();
            replicas.command(itsDatabase, "encounters", "verify-fold").run("after an older backup has caught up");
        }
    }

    /** All databases go back; the broker has what was published since. */
    @Test
    void aBrokerThatIsAheadOfItsDatabasesChangesNothing() throws IOException {
        try (Replicas replicas = new Replicas();
                Backups backups = new Backups(replicas.database())) {
            Replica connector = replicas.start("connector", "connector-restored", Suite.ROOT);
            Replica encounters = replicas.start("encounters", "encounters-restored", Suite.ROOT);
            Told told = new Told(replicas.database());
            try (Feeder feeder = new Feeder(() -> List.of(connector.api()))) {
                feeder.feed(before, 0, Stay.MESSAGES, AT_ONCE);
                feeder.feed(across, 0, HALF, AT_ONCE);
                told.awaitProcessed(feeder.acknowledged());
                encounters.process().terminate();
                connector.process().terminate();
                PostgresAddress backup = backups.take(replicas.database());
                launch(connector);
                feeder.feed(across, HALF, Stay.MESSAGES, AT_ONCE);
                feeder.feed(after, 0, Stay.MESSAGES, AT_ONCE);
                awaitRelayed(told);

                connector.process().terminate();
                backups.restore(backup, replicas.database());
                told.texts("select setval('connector.hl7_message_sequence',"
                        + " nextval('connector.hl7_message_sequence') + 1000000)");
                launch(connector);
                launch(encounters);
                // The EPR is asked for what it sent since; its acknowledgements are gone from here.
                feeder.feed(across, HALF, Stay.MESSAGES, AT_ONCE);
                feeder.feed(after, 0, Stay.MESSAGES, AT_ONCE);
                told.awaitProcessed(3 * EACH * Stay.MESSAGES);
            }
            assertWhole(told, before, across, after);
            assertThat(deadLetters(told)).isZero();
            replicas.command("encounters", "verify-fold").run("with a broker that was ahead");
        }
    }

    @Test
    void aBrokerThatLostItsQueuesGetsThemAgainFromTheConnector() throws IOException, TimeoutException {
        try (Replicas replicas = new Replicas()) {
            Replica connector = replicas.start("connector", "connector-restored", Suite.ROOT);
            Replica encounters = replicas.start("encounters", "encounters-restored", Suite.ROOT);
            Told told = new Told(replicas.database());
            try (Feeder feeder = new Feeder(() -> List.of(connector.api()))) {
                feeder.feed(before, 0, HALF, AT_ONCE);
                told.awaitProcessed(feeder.acknowledged());
                encounters.process().terminate();
                feeder.feed(before, HALF, Stay.MESSAGES, AT_ONCE);
                feeder.feed(across, 0, Stay.MESSAGES, AT_ONCE);
                awaitRelayed(told);
                assertThat(purge(replicas)).isPositive();
                launch(encounters);
                feeder.feed(after, 0, Stay.MESSAGES, AT_ONCE);
                long lost = reprocess(connector.api(), Map.of("state", "published"));
                assertThat(lost).isGreaterThanOrEqualTo(EACH * (long) (HALF + Stay.MESSAGES));
                told.awaitProcessed(feeder.acknowledged());
            }
            assertWhole(told, before, across, after);
            assertThat(deadLetters(told)).isZero();
            replicas.command("encounters", "verify-fold").run("after the broker had lost its queues");
        }
    }

    private static String cursor(Answer list) {
        return Objects.toString(list.header("Link")).replaceAll(".*cursor=([^&>]*).*", "$1");
    }

    private static void launch(Replica replica) {
        replica.process().launch();
        replica.process().awaitReady();
    }

    /** As the page says it: again with {@code after} until {@code next} is null. */
    private static long reprocess(Api connector, Map<String, Object> filter) {
        Api operator = connector.as(Installation.system("write:hl7_message"));
        long published = 0;
        String after = null;
        do {
            JsonNode answer = operator.post("/dhos/v1/message/reprocess", request(filter, after))
                    .expect(200)
                    .json();
            assertThat(answer.path("left")).isEmpty();
            published += answer.path("published").asLong();
            after = answer.path("next").isNull() ? null : answer.path("next").asString();
        } while (after != null);
        return published;
    }

    private static Map<String, Object> request(Map<String, Object> filter, @Nullable String after) {
        Map<String, Object> request = new HashMap<>(Map.of("limit", 50, "filter", filter));
        if (after != null) {
            request.put("after", after);
        }
        return request;
    }

    private static void awaitAnswered(Told stored, long messages) {
        Told.await(
                messages + " messages that were told again to be answered",
                () -> stored.count("select count(*) from message_progress where reprocess > 0 and state = 'processed'")
                        >= messages);
    }

    /** All that was acknowledged is in the broker. */
    private static void awaitRelayed(Told told) {
        Told.await("the outbox to be empty", () -> told.count("select count(*) from connector.outbox_event") == 0);
    }

    private static int purge(Replicas replicas) throws IOException, TimeoutException {
        try (var connection = replicas.broker().connect();
                Channel channel = connection.createChannel()) {
            return channel.queuePurge(QUEUE).getMessageCount();
        }
    }

    private static long deadLetters(Told told) {
        return told.count("select count(*) from connector.dead_letter");
    }

    @SafeVarargs
    private static void assertWhole(Told told, List<Stay>... stays) {
        for (List<Stay> some : stays) {
            assertThat(some).allSatisfy(stay -> assertThat(told.beds(stay)).isEqualTo(stay.locationCodes()));
        }
    }
}
