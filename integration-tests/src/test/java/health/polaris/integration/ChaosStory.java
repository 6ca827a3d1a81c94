package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Replicas.Replica;
import health.polaris.integration.claim.PacedClaim;
import health.polaris.integration.claim.Wards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A bad night: two replicas each, a hundred messages a second about five hundred people over HTTP and MLLP, and one fault
 * after the other. What was acknowledged is shown as if nothing had happened. {@code integration-tests/chaos} tells it.
 */
@EnabledIfSystemProperty(named = "chaos.minutes", matches = "\\d+")
class ChaosStory {

    private static final long SEED = Long.getLong("chaos.seed", 1);
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 2));
    private static final int RATE = Integer.getInteger("chaos.rate", 100);
    /** Three people each on average. */
    private static final int HISTORIES_AT_ONCE = Integer.getInteger("chaos.histories", 170);

    private static final Duration RECOVERY = Duration.ofMinutes(1);
    private static final Duration LAG = Duration.ofSeconds(5);
    private static final Path REPORT = Path.of("target", "chaos-%d.md".formatted(SEED));
    private static final String BEHIND = """
            select count(*) || ' ' || coalesce(round(extract(epoch from now() - min(created))), 0)
            from message_progress where state = 'waiting' and outcome is distinct from 'waiting'
            """;

    private final Diary diary = new Diary();
    private final Map<String, Wire> wires = new HashMap<>();
    private volatile boolean over;

    @Test
    void whatWasAcknowledgedIsShownThoughEverythingFails() throws Exception {
        int firstPort = FreePorts.next();
        int secondPort = FreePorts.next();
        try (Replicas replicas = new Replicas(Map.of("HL7_SITE_PROFILES", Suite.SITE_PROFILES.toString()))) {
            List<Replica> connectors = List.of(
                    start(replicas, "connector", "connector-1", firstPort),
                    start(replicas, "connector", "connector-2", secondPort));
            List<Replica> encounters = List.of(
                    start(replicas, "encounters", "encounters-1", 0), start(replicas, "encounters", "encounters-2", 0));
            List<Replica> all = new ArrayList<>(connectors);
            all.addAll(encounters);
            Told told = new Told(replicas.database());
            PacedClaim claim = new PacedClaim(SEED, RATE, HISTORIES_AT_ONCE);
            try (Wire http = new Wire(ports(connectors));
                    Wire mllp = new Wire(firstPort, secondPort);
                    Wire reads = new Wire(ports(encounters))) {
                Installation.lead(
                        Map.of(
                                "connector", "http://localhost:" + http.port(),
                                "encounters", "http://localhost:" + reads.port()),
                        mllp.port());
                Wards.putUp();
                Thread measuring = Thread.startVirtualThread(() -> measure(claim, told));
                Duration faulty = TIME.minus(RECOVERY.dividedBy(2));
                Faults faults = new Faults(SEED, TIME.dividedBy(10), all, wires, replicas.database(), diary);
                Thread telling = Thread.startVirtualThread(() -> claim.tell(TIME));
                faults.befall(faulty);
                telling.join();
                awaitRecovered();
                over = true;
                measuring.join();
                List<String> different = claim.compare();
                long falseLetters = told.count("""
                        select count(*) from dead_letter d
                        left join message_progress p on p.message_uuid = d.message_uuid
                        where p.state is distinct from 'rejected'
                        """);
                report(claim, different, falseLetters);
                replicas.command("encounters", "verify-fold").run("after the bad night");
                assertThat(different).isEmpty();
                assertThat(claim.disputed())
                        .as("differ without faults too: a bug all the same, but none of the night's")
                        .isEmpty();
                assertThat(falseLetters)
                        .as("dead letters of what was not rejected")
                        .isZero();
                assertThat(diary.recovered(LAG))
                        .as("seconds until nothing was behind")
                        .isBetween(0L, RECOVERY.toSeconds());
            } finally {
                wires.values().forEach(Wire::close);
            }
        }
    }

    private Replica start(Replicas replicas, String service, String name, int mllpPort) {
        Wire broker = new Wire(replicas.broker().port());
        wires.put(name, broker);
        Map<String, String> settings = new HashMap<>(Map.of("RABBITMQ_PORT", Integer.toString(broker.port())));
        if (mllpPort > 0) {
            settings.put("MLLP_PORT", Integer.toString(mllpPort));
        }
        return replicas.start(service, name, Suite.ROOT, settings);
    }

    private static int[] ports(List<Replica> replicas) {
        return replicas.stream()
                .map(replica -> replica.api().url())
                .mapToInt(url -> Integer.parseInt(url.substring(url.lastIndexOf(':') + 1)))
                .toArray();
    }

    private void measure(PacedClaim claim, Told told) {
        while (!over) {
            String[] behind = {"-1", "-1"};
            try {
                behind = told.texts(BEHIND).getFirst().split(" ");
            } catch (IllegalStateException databaseAway) {
                // The row says that nobody knows.
            }
            diary.measured(claim.acknowledged(), Long.parseLong(behind[0]), Long.parseLong(behind[1]));
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private void awaitRecovered() {
        long until = System.nanoTime() + RECOVERY.multipliedBy(3).toNanos();
        while (!diary.isWell(LAG) && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private void report(PacedClaim claim, List<String> different, long falseLetters) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# A bad night of %d minutes, seed %d".formatted(TIME.toMinutes(), SEED),
                "",
                "| | |",
                "|---|---|",
                "| histories, messages, deliveries | %d, %d, %d |"
                        .formatted(claim.histories(), claim.messages(), claim.acknowledged()),
                "| asked for, a second | %d, about %d people at once |".formatted(RATE, 3 * HISTORIES_AT_ONCE),
                "| faults | %d |".formatted(diary.faults()),
                "| histories that are not shown as they were told | %d |".formatted(different.size()),
                "| histories that are shown otherwise than the second fold says, without faults too (ClaimStory) | %d |"
                        .formatted(claim.disputed().size()),
                "| dead letters of messages that were not rejected | %d |".formatted(falseLetters),
                "| after the last fault nothing was more than %d s behind in | %d s |"
                        .formatted(LAG.toSeconds(), diary.recovered(LAG)),
                ""));
        different.forEach(line -> lines.add("- " + line));
        claim.disputed()
                .forEach(line -> lines.add("- without faults too: " + line.substring(0, Math.min(line.length(), 160))));
        lines.add("");
        lines.addAll(diary.table());
        Files.write(REPORT, lines);
        System.out.println(
                String.join("\n", lines.subList(0, 11)) + "\nChaos: the report is " + REPORT.toAbsolutePath());
    }
}
