package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.chronicle.DatabaseClock;
import health.polaris.encounters.encounter.Ward;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contracts/encounters.md §11: as of each instant of a random history, whatever the order of its facts, is what was there then and
 * what the API answered then; and what the chronicle tells, told from nothing, comes to what is there now. People merge and part,
 * groups become one within a batch, messages come late and are taken back, clients change scores, operators rename places.
 */
@PolarisTest
class RandomChronicleTest {

    private static final int HISTORIES = Integer.getInteger("chronicle.histories", 30);
    private static final long SEED = Long.getLong("chronicle.seed", 1);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Kind, table and what it was. */
    private static final Map<String, List<String>> TABLES = new TreeMap<>(Map.of(
            "encounter", List.of("encounter", "encounters_as_of(:at, :uuids)"),
            "move", List.of("location_history", "location_history_as_of(:at, :uuids)"),
            "score", List.of("score_system_history", "score_system_history_as_of(:at, :uuids)"),
            "patient", List.of("epr_patient", "patients_as_of(:at, :uuids)"),
            "number", List.of("patient_identifier", "patient_identifiers_as_of(:at, :uuids)"),
            "place", List.of("epr_location", "locations_as_of(:at)")));

    @LocalServerPort
    private int port;

    @Autowired
    private FoldService service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    /**
     * All rows of a kind by item, as the chronicle writes them, and what the API said.
     *
     * @param asked of which patients and places
     */
    private record Snapshot(
            OffsetDateTime at,
            Map<String, Map<String, JsonNode>> rows,
            Map<String, List<String>> asked,
            Map<String, JsonNode> answers) {}

    @Test
    void whatWasShownAtEachInstantIsKnownAndComesToWhatIsShownNow() {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            forgetAll();
            OffsetDateTime beginning = now();
            List<Snapshot> snapshots = live(seed);
            for (Snapshot snapshot : snapshots) {
                String when = "seed %d at %s".formatted(seed, snapshot.at());
                TABLES.forEach((kind, tables) -> assertThat(rows(kind, tables.get(1), snapshot.at()))
                        .as(kind + ", " + when)
                        .isEqualTo(snapshot.rows().get(kind)));
                assertThat(answers(snapshot.asked(), "as_of=" + snapshot.at().toInstant()))
                        .as(when)
                        .isEqualTo(snapshot.answers());
            }
            TABLES.keySet()
                    .forEach(kind -> assertThat(told(kind, beginning))
                            .as(kind)
                            .isEqualTo(snapshots.getLast().rows().get(kind)));
        }
    }

    private void forgetAll() {
        jdbc.sql("truncate fact, fact_group, fact_identifier").update();
        jdbc.sql("truncate epr_patient, encounter, epr_location cascade").update();
    }

    private List<Snapshot> live(long seed) {
        List<Fact> facts = new ArrayList<>(Crowds.of(seed));
        Random random = new Random(seed);
        Collections.shuffle(facts, random);
        List<Snapshot> snapshots = new ArrayList<>(List.of(snapshot()));
        while (!facts.isEmpty()) {
            List<Fact> some = facts.subList(0, Math.min(facts.size(), 1 + random.nextInt(3)));
            List<NewFact> said = some.stream().map(FactTest::said).toList();
            new TransactionTemplate(transactions).executeWithoutResult(_ -> service.take(said));
            some.clear();
            snapshots.add(snapshot());
            if (random.nextInt(3) == 0) {
                changeByHand(random);
                snapshots.add(snapshot());
            }
        }
        return snapshots;
    }

    private void changeByHand(Random random) {
        if (random.nextInt(3) == 0) {
            jdbc.sql("update epr_location set display_name = :name where uuid = (select min(uuid) from epr_location)")
                    .param("name", "Renamed " + random.nextInt(1000))
                    .update();
            return;
        }
        List<String> stays = jdbc.sql("select uuid from encounter where deleted_at is null order by uuid")
                .query((row, _) -> row.getString("uuid"))
                .list();
        if (!stays.isEmpty()) {
            assertThat(new Ward(port)
                            .editor()
                            .patch(
                                    Ward.ENCOUNTER + stays.get(random.nextInt(stays.size())),
                                    random.nextBoolean()
                                            ? Ward.map("spo2_scale", 1 + random.nextInt(2))
                                            : Ward.map("score_system", random.nextBoolean() ? "meows" : "news2"))
                            .status())
                    .isLessThan(500);
        }
    }

    private Snapshot snapshot() {
        Map<String, Map<String, JsonNode>> rows = new TreeMap<>();
        TABLES.forEach((kind, tables) -> rows.put(kind, rows(kind, tables.get(0), now())));
        Map<String, List<String>> asked = new TreeMap<>(Map.of(
                "patients", uuids("epr_patient"),
                "places", uuids("epr_location")));
        Map<String, JsonNode> answers = answers(asked, "");
        return new Snapshot(now(), rows, asked, answers);
    }

    private List<String> uuids(String table) {
        return jdbc.sql("select uuid from " + table + " order by uuid")
                .query((row, _) -> row.getString("uuid"))
                .list();
    }

    private Map<String, JsonNode> answers(Map<String, List<String>> asked, String asOf) {
        Api api = new Api(port).as(Tokens.system("read:send_encounter", "read:send_patient"));
        List<String> patients = asked.getOrDefault("patients", List.of());
        List<String> places = asked.getOrDefault("places", List.of());
        String query = asOf.isEmpty() ? "" : "?" + asOf;
        Map<String, JsonNode> answers = new TreeMap<>();
        answers.put("latest", answer(api, "/dhos/v2/encounter/latest" + query, patients));
        answers.put("open", answer(api, "/dhos/v1/encounter/patients" + query, patients));
        answers.put("ward", answer(api, "/dhos/v1/encounter/locations" + query, places));
        answers.put("count", answer(api, "/dhos/v1/encounter/locations/patient_count" + query, places));
        for (String number : List.of(
                "MRN&identifier_value=M0", "MRN&identifier_value=M1", "NHS_NUMBER&identifier_value=9434765919")) {
            answers.put(
                    number,
                    api.get("/dhos/v1/patient?product_name=SEND&identifier_type=" + number + "&" + asOf)
                            .expect(200)
                            .json());
        }
        return answers;
    }

    private static JsonNode answer(Api api, String path, List<String> body) {
        return api.post(path, body).expect(200).json();
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
