package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Replicas.Replica;
import health.polaris.testing.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two replicas each of connector-service and encounters-service are restarted one after the other, as for a new release,
 * while messages come in: nothing is lost, doubled or reordered. {@code integration-tests/rolling-restart} tells it.
 */
@EnabledIfSystemProperty(named = "restart.stays", matches = "\\d+")
class RollingRestartStory {

    private static final int STAYS = Integer.getInteger("restart.stays", 400);
    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 2;

    @Test
    void aRollingRestartUnderLoadLosesDoublesAndReordersNothing() throws IOException {
        try (Replicas replicas = new Replicas()) {
            List<Replica> connectors = Stream.of("connector-1", "connector-2")
                    .map(name -> replicas.start("connector", name, Suite.ROOT))
                    .toList();
            List<Replica> encounters = Stream.of("encounters-1", "encounters-2")
                    .map(name -> replicas.start("encounters", name, Suite.ROOT))
                    .toList();
            List<Api> there = new CopyOnWriteArrayList<>(
                    connectors.stream().map(Replica::api).toList());
            List<Stay> stays = Stream.generate(Stay::fresh).limit(STAYS).toList();
            Told told = new Told(replicas.database());
            try (Feeder feeder = new Feeder(() -> there)) {
                Future<?> feed = feeder.begin(stays, 0, Stay.MESSAGES, AT_ONCE);
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
                boolean underLoad = !feed.isDone();
                Feeder.await(feed);
                told.awaitProcessed(STAYS * Stay.MESSAGES);
                System.out.printf(
                        "Restart: %d restarts, the last %s load; %s%n",
                        restarts, underLoad ? "under" : "after the end of the", feeder.figures());
            }
            assertThat(told.facts()).isEqualTo((long) STAYS * Stay.MESSAGES);
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
