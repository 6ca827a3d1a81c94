package health.polaris.encounters.search;

import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.encounters.ward.Reach;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 200,000 encounters of 40,000 patients at 2,000 locations, 5,000 of them open. */
@PolarisTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyEncountersTest {

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry(":patientUuids", "'{P-many-1,P-many-77,nobody}'::text[]"),
            Map.entry(":patientUuid", "'P-many-17'"),
            Map.entry(":visitNumber", "'V-many-400'"),
            Map.entry(":namespace", "''"),
            Map.entry(":locationUuids", "'{L-many-1,L-many-77,nowhere}'::text[]"),
            Map.entry(":openAsOf", "'infinity'::timestamptz - interval '1 day'"),
            Map.entry(":deleted", "false"),
            Map.entry(":children", "false"),
            Map.entry(":since", "'2010-01-17'::timestamptz"),
            Map.entry(":after", "(select max(change_position) - 5000 from encounter)"),
            Map.entry(":horizon", "9223372036854775807"),
            Map.entry(":places", "'{L-many-9,L-many-10}'::text[]"),
            Map.entry(":clinician", "'C1'"),
            Map.entry(":limit", "100"));

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    /** They stay: emptying costs more than it gives, and no other test looks at these patients and locations. */
    @BeforeAll
    void fill() {
        database.sql("""
                        insert into encounter (uuid, epr_encounter_id, admitted_at, discharged_at, location_uuid,
                          dh_product_uuid, patient_uuid, patient_record_uuid, score_system, created, created_by_,
                          modified, modified_by_, version)
                        select 'E-many-' || n, 'V-many-' || n, timestamptz '2008-01-01' + n * interval '1 minute',
                          case when n > 5000 then timestamptz '2009-01-01' + n * interval '1 minute' end,
                          'L-many-' || n % 2000, 'P', 'P-many-' || n % 40000, 'R-many-' || n % 40000, 'news2',
                          timestamptz '2009-06-01' + n * interval '1 minute', 'T',
                          timestamptz '2009-09-01' + n * interval '1 minute', 'T', 0
                        from generate_series(1, 200000) n
                        """).update();
        database.sql("""
                        insert into location_history (uuid, encounter_uuid, location_uuid, arrived_at, departed_at,
                          created, created_by_, modified, modified_by_, version)
                        select 'H-many-' || n, 'E-many-' || n, 'L-many-' || n % 2000, now(), now(),
                          now(), 'T', now(), 'T', 0
                        from generate_series(1, 20000) n
                        """).update();
        database.sql("""
                        insert into score_system_history (uuid, encounter_uuid, score_system, changed_time,
                          created, created_by_, modified, modified_by_, version)
                        select 'H-many-' || n, 'E-many-' || n, 'news2', now(), now(), 'T', now(), 'T', 0
                        from generate_series(1, 20000) n
                        """).update();
        List.of("encounter", "location_history", "score_system_history")
                .forEach(table -> database.sql("analyze " + table).update());
    }

    static Stream<String> statements() {
        Stream<String> lists = Arrays.stream(EncounterList.values())
                .map(list -> list.statement(Reach.EVERYTHING))
                .flatMap(statement -> Stream.of(statement.full(), statement.compact()));
        return Stream.concat(lists, Stream.of(EncounterSearchRepository.OCCUPANCY));
    }

    /** Histories and children included. */
    @ParameterizedTest
    @MethodSource("statements")
    void everyListIsServedByIndexes(String statement) {
        assertThat(plan(statement))
                .containsPattern("Index (Only )?Scan|Bitmap Index Scan")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @EnumSource(EncounterList.class)
    void soIsWhatAClinicianReaches(EncounterList list) {
        Reach own = new Reach(false, Set.of("L-many-9"), "C1");
        assertThat(plan(list.statement(own).full()))
                .doesNotContain("Seq Scan on encounter", "Seq Scan on location_history");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "array['E-many-6000'], '{}', '{}'",
                "'{}', array['P-many-77', 'P-many-78'], '{}'",
                "'{}', '{}', array['L-many-77', 'L-many-78']"
            })
    void whatWasShownIsLookedForAmongFewPages(String asked) {
        String function = "encounter_uuids_since('2010-01-01', %s, 'infinity')".formatted(asked);
        database.sql("select " + function).query(row -> {});
        String buffers = database
                .sql("explain (analyze, buffers) select " + function)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(line -> line.contains("Buffers: shared"))
                .findFirst()
                .orElseThrow();
        int pages = Arrays.stream(buffers.replaceAll("[^0-9 ]", "").strip().split(" +"))
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(pages).as(buffers).isBetween(1, 1500);
    }

    private String plan(String query) {
        String literal = query;
        for (String parameter : VALUES.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList()) {
            literal = literal.replace(parameter, VALUES.getOrDefault(parameter, ""));
        }
        return database.sql("explain " + literal).query((row, number) -> row.getString(1)).list().stream()
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("changeConditions")
    void everyReadBeforeAChangeIsServedByAnIndex(String condition) {
        assertThat(plan("select * from encounter where " + condition))
                .contains("Index")
                .doesNotContain("Seq Scan");
    }

    static Stream<String> changeConditions() {
        return Stream.of(
                "uuid = 'E-many-1'",
                "epr_encounter_id = 'V-many-9'",
                "patient_record_uuid = 'R-many-9'",
                "parent_uuid = 'E-many-1'",
                "patient_uuid = 'P-many-9' and parent_uuid is null and discharged_at is null and deleted_at is null "
                        + "and epr_encounter_id is null order by admitted_at desc");
    }

    @Test
    void theOrderOfAPatientsListNeedsNoSorting() {
        assertThat(plan(EncounterList.OF_PATIENT.statement(Reach.EVERYTHING).compact() + " limit 1"))
                .contains("encounter_patient")
                .doesNotContain("Sort");
    }

    @Test
    void moreThanOneAnswerListsIsRefusedAndSaysHowToAsk() {
        Ward ward = new Ward(port);
        String since = "/dhos/v2/encounters?modified_since=2009-01-01&compact=%s";

        for (boolean compact : List.of(true, false)) {
            assertThat(ward.api.get(since.formatted(compact)).expect(400).message())
                    .contains("5000", "changes with limit");
            assertThat(ward.api
                            .get(since.formatted(compact) + "&limit=1000")
                            .expect(200)
                            .json())
                    .hasSize(1000);
        }
    }

    @Test
    void fiveThousandOpenEncountersAtTwoThousandLocationsComeWithinTwoSeconds() {
        Ward ward = new Ward(port);
        List<String> locations =
                IntStream.range(0, 2000).mapToObj(number -> "L-many-" + number).toList();
        Function<List<String>, Duration> timed = ids -> {
            Instant start = Instant.now();
            assertThat(ward.api.post(ENCOUNTER + "locations", ids).expect(200).json())
                    .hasSize(5000);
            return Duration.between(start, Instant.now());
        };
        List<Duration> times =
                IntStream.range(0, 3).mapToObj(round -> timed.apply(locations)).toList();
        assertThat(times.stream().min(Duration::compareTo).orElseThrow()).isLessThan(Duration.ofSeconds(2));
    }
}
