package health.polaris.encounters.fact.row;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.chronicle.DatabaseClock;
import health.polaris.encounters.fold.RandomHistory;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.testing.PolarisTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contracts/encounters.md §11: as of each instant of a random history, whatever the order of its facts, is what was there then;
 * and what the chronicle tells, told from nothing, comes to what is there now.
 */
@PolarisTest
class RandomChronicleTest {

    private static final int HISTORIES = Integer.getInteger("chronicle.histories", 60);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Kind, table and what it was; %s is the uuids of whatever there is. */
    private static final Map<String, List<String>> TABLES = new TreeMap<>(Map.of(
            "encounter", List.of("encounter", "encounters_as_of"),
            "move", List.of("location_history", "location_history_as_of"),
            "patient", List.of("epr_patient", "patients_as_of"),
            "number", List.of("patient_identifier", "patient_identifiers_as_of")));

    @Autowired
    private DifferenceWriter writer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    /** All rows of a kind by item, as the chronicle writes them. */
    private record Snapshot(OffsetDateTime at, Map<String, Map<String, JsonNode>> rows) {}

    @Test
    void whatWasShownAtEachInstantIsKnownAndComesToWhatIsShownNow() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            forgetAll();
            OffsetDateTime beginning = now();
            List<Snapshot> snapshots = live(seed);
            for (Snapshot snapshot : snapshots) {
                TABLES.forEach((kind, tables) -> assertThat(rows(kind, tables.get(1) + "(:at, :uuids)", snapshot.at()))
                        .isEqualTo(snapshot.rows().get(kind)));
            }
            TABLES.keySet()
                    .forEach(kind -> assertThat(told(kind, beginning))
                            .as(kind)
                            .isEqualTo(snapshots.getLast().rows().get(kind)));
        }
    }

    private void forgetAll() {
        jdbc.sql("truncate epr_patient, encounter cascade").update();
    }

    private List<Snapshot> live(long seed) {
        List<Fact> facts = new ArrayList<>(RandomHistory.of(seed));
        Random random = new Random(seed);
        Collections.shuffle(facts, random);
        Telling telling = new Telling();
        List<Snapshot> snapshots = new ArrayList<>(List.of(snapshot()));
        while (!facts.isEmpty()) {
            List<Fact> some = facts.subList(0, Math.min(facts.size(), 1 + random.nextInt(2)));
            new TransactionTemplate(transactions)
                    .executeWithoutResult(_ -> writer.write(List.of(telling.tell(List.copyOf(some)))));
            some.clear();
            snapshots.add(snapshot());
        }
        return snapshots;
    }

    private Snapshot snapshot() {
        Map<String, Map<String, JsonNode>> rows = new TreeMap<>();
        TABLES.forEach((kind, tables) -> rows.put(kind, rows(kind, tables.get(0), now())));
        return new Snapshot(now(), rows);
    }

    private OffsetDateTime now() {
        return DatabaseClock.now(jdbc).atOffset(ZoneOffset.UTC);
    }

    private Map<String, JsonNode> rows(String kind, String source, OffsetDateTime at) {
        Map<String, JsonNode> rows = new TreeMap<>();
        jdbc.sql("""
                        select chronicle_item('%s', to_jsonb(row)) as item,
                          jsonb_strip_nulls(to_jsonb(row) - '{version,change_position,open,open_until}'::text[]) as row
                        from %s as row
                        """.formatted(kind, source))
                .param("at", at)
                .param("uuids", everybody())
                .query(row -> {
                    rows.put(owner(row.getString("row")) + row.getString("item"), JSON.readTree(row.getString("row")));
                });
        return rows;
    }

    private String[] everybody() {
        return jdbc.sql("select uuid from encounter union select uuid from epr_patient")
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }

    /** Of a number: two patients may have had it. */
    private static String owner(String row) {
        return JSON.readTree(row).path("patient_uuid").asString("") + " ";
    }

    /** What the chronicle tells since the beginning, applied to nothing. */
    private Map<String, JsonNode> told(String kind, OffsetDateTime beginning) {
        Map<String, ObjectNode> rows = new TreeMap<>();
        jdbc.sql("""
                        select about || ' ' || item as item, operation, coalesce(after, '{}') as after from chronicle
                        where kind = ? and known_at > ? order by known_at, id
                        """).params(kind, beginning).query(change -> {
            String item = change.getString("item");
            ObjectNode after = (ObjectNode) JSON.readTree(change.getString("after"));
            switch (change.getString("operation")) {
                case "created" -> assertThat(rows.put(item, after)).as(item).isNull();
                case "changed" ->
                    assertThat(rows.computeIfPresent(item, (_, row) -> (ObjectNode) row.setAll(after)))
                            .as(item)
                            .isNotNull();
                default -> assertThat(rows.remove(item)).as(item).isNotNull();
            }
        });
        Map<String, JsonNode> told = new TreeMap<>();
        rows.values().forEach(row -> {
            row.properties().removeIf(field -> field.getValue().isNull());
            String name = kind.equals("number")
                    ? String.join(
                            " ",
                            row.path("kind").asString(),
                            row.path("namespace").asString(),
                            row.path("value").asString())
                    : row.path("uuid").asString();
            told.put(owner(row.toString()) + name, row);
        });
        return told;
    }
}
