package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.common.PolarisService;
import health.polaris.encounters.EncountersApplication;
import health.polaris.encounters.fact.verify.FoldCheckService;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.testing.TestEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * contracts/identity.md §0: what a database held that the build of commit 5d53e64 had filled is the base. The dump is of its real tables, made by
 * {@code integration-tests/upgrade}: stays that are over and open, merged patients, stays that a ward has made.
 */
class OldDatabaseTest {

    private static final String DUMP = "/database-of-5d53e64.sql.gz";
    private static final List<String> ROWS = List.of(
            "select concat_ws('|', uuid, record_uuid, nhs_number, hospital_number, parent_uuid, last_name, first_name, dob,"
                    + " sex) from encounters.epr_patient",
            "select concat_ws('|', uuid, epr_encounter_id, encounter_type, admitted_at, discharged_at, deleted_at,"
                    + " location_uuid, patient_uuid, patient_record_uuid, parent_uuid, merge_history)"
                    + " from encounters.encounter",
            "select concat_ws('|', encounter_uuid, location_uuid, arrived_at, departed_at)"
                    + " from encounters.location_history",
            "select concat_ws('|', uuid, ods_code, display_name, parent_uuid) from encounters.epr_location");

    /** A fixed-width system pads its numbers: whom another system told of without blanks is two patients already. */
    private static final String TWO_OF_ONE_NUMBER = """
            insert into encounters.epr_patient
            select (jsonb_populate_record(patient, jsonb_build_object('uuid', 'padded', 'record_uuid', 'padded',
                'nhs_number', null, 'parent_uuid', null, 'hospital_number', hospital_number || ' '))).*
            from encounters.epr_patient patient where hospital_number is not null order by uuid limit 1
            """;

    private static final String PADDED = """
            update encounters.epr_patient set hospital_number = hospital_number || '  '
            where hospital_number <> (select rtrim(hospital_number) from encounters.epr_patient where uuid = 'padded')
                and uuid <> 'padded';
            update encounters.encounter set epr_encounter_id = ' ' || epr_encounter_id || ' ' where deleted_at is null;
            update encounters.epr_location
            set ods_code = replace(ods_code, ':', ' :') || '  ', display_name = display_name || '  '
            """;

    private final PostgresAddress database = TestServices.freshDatabase();
    private final JdbcClient old = JdbcClient.create(
            new SimpleDriverDataSource(new Driver(), database.jdbcUrl(), database.user(), database.password()));
    private List<String> before = List.of();
    private ConfigurableApplicationContext service;

    @BeforeEach
    void startOnTheOldDatabase() throws Exception {
        try (Connection connection = database.connect();
                java.sql.Statement dump = connection.createStatement()) {
            dump.execute(dump());
            dump.execute(TWO_OF_ONE_NUMBER);
            before = rows();
            dump.execute(PADDED);
        }
        assertThat(before).hasSizeGreaterThan(20);
        Map<String, Object> environment = new HashMap<>(TestEnvironment.variables());
        environment.putAll(TestServices.environment(database, TestServices.broker()));
        SpringApplication application = PolarisService.named("encounters", EncountersApplication.class);
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addLast(new MapPropertySource("old", environment)));
        service = application.run("--server.port=0", "--polaris.messaging.disabled=true");
    }

    @AfterEach
    void end() {
        service.close();
    }

    private static String dump() throws IOException {
        try (InputStream file = Objects.requireNonNull(OldDatabaseTest.class.getResourceAsStream(DUMP));
                GZIPInputStream text = new GZIPInputStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        ROWS.forEach(sql ->
                rows.addAll(old.sql(sql).query((row, _) -> row.getString(1)).list()));
        return rows;
    }

    private List<String> numbers(String column, String table) {
        return old.sql("select distinct %s from encounters.%s where %1$s is not null".formatted(column, table))
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Taken take(List<NewFact> facts) {
        return Objects.requireNonNull(new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                .execute(_ -> service.getBean(FoldService.class).take(facts)));
    }

    private static NewFact update(String mrn, Instant time, long sequence) {
        return fact(
                "told of " + mrn + sequence,
                time,
                sequence,
                new Statement.PersonUpdate(Person.known(Identifier.mrn("", mrn)), false));
    }

    private static NewFact fact(String id, Instant time, long sequence, Statement said) {
        return new NewFact(
                id,
                new Placement(new OwnTime.Exact(time), Instant.now(), sequence, Placement.Clock.SYNCHRONISED),
                "EPR|HOSPITAL",
                time,
                id,
                Duration.ofHours(24),
                List.of(),
                0,
                said);
    }

    private FoldCheckService.Result check() {
        return service.getBean(FoldCheckService.class).check(row -> {});
    }

    @Test
    void migrationsAndBasesLeaveEveryRowWithItsUuidAndHistoryButForBlanks() {
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(before);

        List<String> mrns = numbers("hospital_number", "epr_patient");
        long sequence = 1_000_000;
        for (String mrn : mrns) {
            take(List.of(update(mrn, Instant.now(), sequence++)));
        }

        assertThat(rows()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(numbers("value", "patient_identifier")).containsAll(mrns);
        assertThat(check().differences()).isZero();
        assertThat(check().groups()).isPositive();
    }

    @Test
    void messagesOfThePastThatAreToldAgainChangeNothing() {
        long sequence = 1;
        for (String mrn : numbers("hospital_number", "epr_patient")) {
            Taken taken = take(List.of(update(mrn, Instant.parse("2026-01-01T00:00:00Z"), sequence++)));
            assertThat(taken.facts().getFirst().outcome().warnings()).isNotEmpty();
        }
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(check().differences()).isZero();
    }

    @Test
    void twoRowsOfOneNumberAreAConflictUntilAnOperatorMergesThem() {
        String conflict = "select concat_ws('|', state, owner_uuid) from encounters.patient_conflict"
                + " where claimant_uuid = 'padded' and kind = 'MRN'";
        String bearer = old.sql("select whole.uuid from encounters.epr_patient whole join encounters.epr_patient padded"
                        + " on whole.hospital_number = rtrim(padded.hospital_number)"
                        + " where padded.uuid = 'padded' and whole.uuid <> 'padded'")
                .query(String.class)
                .single();
        String number = old.sql("select hospital_number from encounters.epr_patient where uuid = ?")
                .param(bearer)
                .query(String.class)
                .single();
        assertThat(old.sql(conflict).query(String.class).list()).containsExactly("open|" + bearer);

        take(List.of(update(number, Instant.now(), 1_000_000)));
        Statement merge = new Statement.RecordMerge(Identifier.mrn("", number), Identifier.patient("padded"));
        take(List.of(fact("merge", Instant.now(), 1_000_001, merge)));

        assertThat(old.sql(conflict).query(String.class).list()).containsExactly("solved|" + bearer);
        String survivor = old.sql("select coalesce(parent_uuid, uuid) from encounters.epr_patient where uuid = ?")
                .param(bearer)
                .query(String.class)
                .single();
        assertThat(old.sql("select parent_uuid from encounters.epr_patient where uuid = 'padded'")
                        .query(String.class)
                        .single())
                .isEqualTo(survivor);
        assertThat(check().differences()).isZero();
    }
}
