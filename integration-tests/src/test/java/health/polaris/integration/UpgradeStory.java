package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Replicas.Replica;
import health.polaris.testing.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * A database that an older build has filled goes on with this one, while both run side by side and messages come in:
 * nothing is lost, and what was shown keeps its uuids and histories (contracts/identity.md §0).
 * {@code integration-tests/upgrade} tells it.
 */
@EnabledIfSystemProperty(named = "upgrade.from", matches = ".+")
class UpgradeStory {

    private static final Path BEFORE = Path.of(System.getProperty("upgrade.from", "."));
    private static final int EACH = Integer.getInteger("upgrade.stays", 20);
    private static final int HALF = Stay.MESSAGES / 2;
    private static final int AT_ONCE = 8;

    private final List<Stay> over = stays();
    private final List<Stay> open = stays();
    private final List<Stay> merged = stays();
    private final List<Stay> survivors = stays();
    private final List<Stay> fresh =
            Stream.generate(Stay::fresh).limit(5L * EACH).toList();
    private int accepted;

    private static List<Stay> stays() {
        return Stream.generate(Stay::fresh).limit(EACH).toList();
    }

    @Test
    void aDatabaseOfTheBuildBeforeGoesOnWhileBothRunSideBySide() throws IOException {
        try (Replicas replicas = new Replicas()) {
            Replica oldConnector = replicas.start("connector", "connector-before", BEFORE);
            Replica oldEncounters = replicas.start("encounters", "encounters-before", BEFORE);
            List<Api> there = new CopyOnWriteArrayList<>(List.of(oldConnector.api()));
            Told told = new Told(replicas.database());
            try (Feeder feeder = new Feeder(() -> there)) {
                fill(feeder, told, oldEncounters.api());
                keep(replicas);
                List<String> before = Shown.of(told).all();
                List<String> quiet = Shown.of(told).untouched(open);

                Future<?> load = feeder.begin(fresh, 0, Stay.MESSAGES, AT_ONCE);
                Future<?> more = feeder.begin(open, HALF, Stay.MESSAGES, AT_ONCE);
                Replica connector = replicas.start("connector", "connector-now", Suite.ROOT);
                there.add(connector.api());
                replicas.start("encounters", "encounters-now", Suite.ROOT);
                System.out.printf("Upgrade: both versions run, %d messages acknowledged%n", feeder.acknowledged());
                there.remove(oldConnector.api());
                oldConnector.process().terminate();
                oldEncounters.process().terminate();
                System.out.printf("Upgrade: only this one runs, %d messages acknowledged%n", feeder.acknowledged());
                Feeder.await(load);
                Feeder.await(more);
                accepted += fresh.size() * Stay.MESSAGES + EACH * (Stay.MESSAGES - HALF);
                told.awaitProcessed(accepted);

                assertThat(Shown.of(told).all())
                        .containsAll(before.stream().filter(Shown::isIdentity).toList());
                assertThat(Shown.of(told).untouched(open)).containsAll(quiet);
                assertThat(fresh).allSatisfy(stay -> assertAllBeds(told, stay));
                assertThat(open).allSatisfy(stay -> assertAllBeds(told, stay));
                replicas.command("encounters", "verify-fold").run("after the upgrade");
                replay(replicas, told);
                foldPast(replicas, told, before);
                System.out.printf("Upgrade: %d messages in all; %s%n", accepted, feeder.figures());
            }
        }
    }

    /** By the build before: stays that are over, stays that go on, merged patients, stays that a ward has made. */
    private void fill(Feeder feeder, Told told, Api oldEncounters) {
        feeder.feed(over, 0, Stay.MESSAGES, AT_ONCE);
        feeder.feed(open, 0, HALF, AT_ONCE);
        feeder.feed(merged, 0, HALF, AT_ONCE);
        feeder.feed(survivors, 0, HALF, AT_ONCE);
        for (int pair = 0; pair < EACH; pair++) {
            feeder.send(survivors.get(pair).merging(merged.get(pair)));
        }
        accepted = feeder.acknowledged();
        Told.await(
                "the build before to have done all",
                () -> told.count("select count(*) from hl7_message where is_processed") >= accepted);
        over.subList(0, EACH / 2).forEach(stay -> makeLocal(oldEncounters, stay));
    }

    private static void makeLocal(Api oldEncounters, Stay stay) {
        Api ward = oldEncounters.as(
                Installation.system("read:send_encounter", "write:send_encounter", "read:send_patient"));
        JsonNode visit = ward.get("/dhos/v2/encounter?epr_encounter_id=" + stay.visit())
                .expect(200)
                .json()
                .path(0);
        ward.post(
                        "/dhos/v2/encounter",
                        Map.of(
                                "patient_uuid", visit.path("patient_uuid").asString(),
                                "patient_record_uuid",
                                        visit.path("patient_record_uuid").asString(),
                                "location_uuid", visit.path("location_uuid").asString(),
                                "dh_product_uuid",
                                        visit.path("dh_product")
                                                .path(0)
                                                .path("uuid")
                                                .asString("p"),
                                "admitted_at", "2026-05-02T08:00:00.000Z",
                                "score_system", "news2"))
                .expect(200);
    }

    /** With {@code -Dupgrade.dump=FILE}: the tables of encounters-service, for its own test of the migrations. */
    private static void keep(Replicas replicas) throws IOException {
        String file = System.getProperty("upgrade.dump", "");
        if (!file.isEmpty()) {
            new FoldCheck(
                            List.of(
                                    "sh",
                                    "-c",
                                    "pg_dump --no-owner --no-privileges --inserts --schema=encounters \"$0\""
                                            + " | grep -v '^[\\\\]' | gzip -9n > \"$1\"",
                                    replicas.database().uri(),
                                    file),
                            Map.of())
                    .run("dumping the database");
        }
    }

    private static void assertAllBeds(Told told, Stay stay) {
        assertThat(told.beds(stay)).containsExactlyInAnyOrderElementsOf(stay.locationCodes());
    }

    /** What the connector has stored is told as facts: everything is answered, and nothing that is shown differs. */
    private void replay(Replicas replicas, Told told) {
        List<String> shown = Shown.of(told).all();
        replicas.command("connector", "replay-facts").run("after the upgrade");
        Told.await(
                "the replayed messages to be answered",
                () -> told.count("select count(*) from message_progress where reprocess = 1 and state = 'processed'")
                        >= accepted);
        assertThat(Shown.of(told).all()).containsExactlyInAnyOrderElementsOf(shown);
        replicas.command("encounters", "verify-fold").run("after the replay");
    }

    /** Beds and times become what the messages say; who is who stays. */
    private static void foldPast(Replicas replicas, Told told, List<String> before) {
        replicas.command("encounters", "fold-past").run("after the replay");
        assertThat(Shown.of(told).all())
                .containsAll(before.stream().filter(Shown::isUuid).toList());
        replicas.command("encounters", "verify-fold").run("after the past was folded");
    }

    /** Rows of patients and encounters as text. */
    private record Shown(List<String> all) {

        private static final String IDENTITY = "is ";

        static Shown of(Told told) {
            return new Shown(Stream.of(
                            "select 'is patient ' || uuid || ' ' || record_uuid || ' ' || coalesce(hospital_number, '') "
                                    + "|| ' ' || coalesce(parent_uuid, '') from epr_patient",
                            "select 'is stay ' || uuid || ' ' || coalesce(epr_encounter_id, 'local') || ' ' || patient_uuid "
                                    + "|| ' ' || admitted_at from encounter",
                            "select coalesce(e.epr_encounter_id, e.uuid) || ' is in ' || e.location_uuid || ' until ' || "
                                    + "coalesce(e.discharged_at::text, '') from encounter e",
                            "select coalesce(e.epr_encounter_id, e.uuid) || ' was in ' || h.location_uuid || ' ' || "
                                    + "h.arrived_at || ' ' || h.departed_at "
                                    + "from location_history h join encounter e on e.uuid = h.encounter_uuid")
                    .flatMap(sql -> told.texts(sql).stream())
                    .toList());
        }

        static boolean isUuid(String row) {
            return row.startsWith(IDENTITY);
        }

        static boolean isIdentity(String row) {
            return isUuid(row) || row.contains(" was in ");
        }

        /** Whatever those stays do not say. */
        List<String> untouched(List<Stay> touched) {
            return all.stream()
                    .filter(row -> touched.stream().noneMatch(stay -> row.startsWith(stay.visit())))
                    .toList();
        }
    }
}
