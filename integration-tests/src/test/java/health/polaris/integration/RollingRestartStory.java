package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Replicas.Replica;
import health.polaris.testing.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two replicas each of connector-service and encounters-service are restarted one after the other, as for a new release,
 * while messages come in all the time: nothing is lost, doubled or reordered. {@code integration-tests/rolling-restart} tells it.
 */
@EnabledIfSystemProperty(named = "restart.stays", matches = "\\d+")
class RollingRestartStory {

    private static final int STAYS = Integer.getInteger("restart.stays", 400);
    private static final int BATCH = 40;
    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 2;

    @Test
    void aRollingRestartUnderLoadLosesDoublesAndReordersNothing() throws Exception {
        try (Replicas replicas = new Replicas()) {
            List<Replica> connectors = Stream.of("connector-1", "connector-2")
                    .map(name -> replicas.start("connector", name, Suite.ROOT))
                    .toList();
            List<Replica> encounters = Stream.of("encounters-1", "encounters-2")
                    .map(name -> replicas.start("encounters", name, Suite.ROOT))
                    .toList();
            List<Api> there = new CopyOnWriteArrayList<>(
                    connectors.stream().map(Replica::api).toList());
            List<Stay> stays = new CopyOnWriteArrayList<>();
            AtomicBoolean over = new AtomicBoolean();
            Told told = new Told(replicas.database());
            try (Feeder feeder = new Feeder(() -> there)) {
                Thread feed = Thread.startVirtualThread(() -> {
                    while (!over.get() || stays.size() < STAYS) {
                        List<Stay> more =
                                Stream.generate(Stay::fresh).limit(BATCH).toList();
                        feeder.feed(more, 0, Stay.MESSAGES, AT_ONCE);
                        stays.addAll(more);
                    }
                });
                int restarts = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    for (Replica replica : Stream.concat(connectors.stream(), encounters.stream())
                            .toList()) {
                        there.remove(replica.api());
                        replica.restart();
                        if (connectors.contains(replica)) {
                            there.add(replica.api());
                        }
                        restarts++;
                        System.out.printf(
                                "Restart: %s is back, %d messages acknowledged%n",
                                replica.name(), feeder.acknowledged());
                    }
                }
                over.set(true);
                feed.join();
                assertThat(feeder.acknowledged()).isEqualTo(stays.size() * Stay.MESSAGES);
                told.awaitProcessed(feeder.acknowledged());
                System.out.printf("Restart: %d restarts under load; %s%n", restarts, feeder.figures());
            }
            assertThat(told.facts()).isEqualTo((long) stays.size() * Stay.MESSAGES);
            assertThat(told.late()).isZero();
            assertThat(stays).allSatisfy(stay -> assertThat(told.beds(stay)).isEqualTo(stay.locationCodes()));
            for (Replica replica : encounters) {
                assertThat(Files.readString(Path.of("target", replica.name() + ".log")))
                        .doesNotContain("was overtaken by");
            }
            replicas.command("encounters", "verify-fold").run("after the rolling restart");
        }
    }
}
