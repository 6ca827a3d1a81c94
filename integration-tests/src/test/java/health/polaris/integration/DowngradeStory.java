package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Replicas.Replica;
import health.polaris.testing.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The way back that docs/operating/upgrading.md describes: from the build before to this one, back to the build before with
 * all that this one has made, and to this one again; each time both run side by side while messages come in. Nothing is
 * lost, and every build shows what was said. {@code integration-tests/upgrade} tells it.
 */
@EnabledIfSystemProperty(named = "upgrade.from", matches = ".+")
class DowngradeStory {

    private static final Path BEFORE = Path.of(System.getProperty("upgrade.from", "."));
    private static final int EACH = Integer.getInteger("upgrade.stays", 20);
    private static final int AT_ONCE = 8;
    private static final int FIRST = 3;
    private static final int SECOND = 6;
    private static final int THIRD = 8;

    /** docs/operating.md, "The migrations that store the state of messages" */
    private static final String TELL_THE_BUILD_BEFORE = """
            update hl7_message m
            set is_processed = p.state = 'processed', outcome = p.outcome, outcome_reason = p.outcome_reason,
                outcome_at = p.outcome_at, reprocess = p.reprocess, ack = coalesce(p.answer, m.ack),
                modified = coalesce(p.modified, m.modified)
            from message_progress p
            where p.message_uuid = m.uuid
              and (m.is_processed <> (p.state = 'processed') or m.outcome is distinct from p.outcome)
            """;

    /** Begun before the upgrade, before the way back, and after it. */
    private final List<Stay> old = stays();

    private final List<Stay> made = stays();
    private final List<Stay> late = stays();

    private final List<Api> there = new CopyOnWriteArrayList<>();

    private static List<Stay> stays() {
        return Stream.generate(Stay::fresh).limit(EACH).toList();
    }

    @Test
    void theBuildBeforeGoesOnWithWhatThisOneHasMadeAndThisOneAfterwards() throws IOException {
        try (Replicas replicas = new Replicas();
                Feeder feeder = new Feeder(() -> there)) {
            Told told = new Told(replicas.database());
            Pair before = start(replicas, "before", BEFORE);
            there.add(before.connector().api());
            feeder.feed(old, 0, FIRST, AT_ONCE);

            Pair now = start(replicas, "now", Suite.ROOT);
            swap(before, now);
            before.end();
            feeder.feed(made, 0, FIRST, AT_ONCE);
            Future<?> load = feeder.begin(old, FIRST, SECOND, AT_ONCE);

            Instant back = Instant.now();
            before.again();
            swap(now, before);
            Feeder.await(load);
            now.end();
            sendTheRest(now, told);
            told.change(TELL_THE_BUILD_BEFORE);
            System.out.printf("Back: only the build before runs, %d messages acknowledged%n", feeder.acknowledged());
            feeder.feed(old, SECOND, THIRD, AT_ONCE);
            feeder.feed(made, FIRST, THIRD, AT_ONCE);
            feeder.feed(late, 0, THIRD, AT_ONCE);
            Told.await(
                    "the build before to have done all",
                    () -> told.count("select count(*) from hl7_message where is_processed") == feeder.acknowledged());
            assertBeds(told, THIRD);

            load = feeder.begin(late, THIRD, Stay.MESSAGES, AT_ONCE);
            now.again();
            swap(before, now);
            before.end();
            Feeder.await(load);
            feeder.feed(old, THIRD, Stay.MESSAGES, AT_ONCE);
            feeder.feed(made, THIRD, Stay.MESSAGES, AT_ONCE);
            told.awaitProcessed(feeder.acknowledged());
            replicas.command("connector", "replay-facts", "from=" + back).run("after this build came back");
            Told.await("the replayed messages to be answered", () -> told.count("""
                            select count(*) from message_progress where reprocess > 0 and state <> 'processed'
                            """) == 0);
            // What both have written of a stay, only the messages can tell apart.
            replicas.command("encounters", "fold-past").run("after this build came back");
            assertBeds(told, Stay.MESSAGES);
            replicas.command("encounters", "verify-fold").run("after this build came back");
            System.out.printf("Back and here again: %s%n", feeder.figures());
        }
    }

    private record Pair(Replica connector, Replica encounters) {

        /** Whoever is stopped first is asked nothing any more. */
        void end() {
            connector.process().terminate();
            encounters.process().terminate();
        }

        void again() {
            connector.process().launch();
            encounters.process().launch();
            connector.process().awaitReady();
            encounters.process().awaitReady();
        }
    }

    private static Pair start(Replicas replicas, String name, Path root) {
        return new Pair(
                replicas.start("connector", "connector-" + name, root),
                replicas.start("encounters", "encounters-" + name, root));
    }

    /** Messages go to the other one from now on. */
    private void swap(Pair from, Pair to) {
        there.add(to.connector().api());
        there.remove(from.connector().api());
    }

    /** What it committed in its last moments: the build before does not look there, and consumes what it sends. */
    private static void sendTheRest(Pair now, Told told) {
        String unsent =
                "select (select count(*) from connector.outbox_event) + (select count(*) from encounters.outbox_event)";
        System.out.printf("Back: %d events were left%n", told.count(unsent));
        if (told.count(unsent) > 0) {
            now.again();
            Told.await("the events that were left to be sent", () -> told.count(unsent) == 0);
            now.end();
        }
        assertThat(told.count(unsent)).isZero();
    }

    private void assertBeds(Told told, int messages) {
        Stream.of(old, made, late)
                .flatMap(List::stream)
                .forEach(stay -> assertThat(told.beds(stay))
                        .as(stay.visit())
                        .isEqualTo(stay.locationCodes().stream().limit(messages).toList()));
    }
}
