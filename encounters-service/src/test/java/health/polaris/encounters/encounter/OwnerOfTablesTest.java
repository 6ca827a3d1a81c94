package health.polaris.encounters.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.common.PolarisService;
import health.polaris.encounters.EncountersApplication;
import health.polaris.testing.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** deploy/postgres/30-owners.sql: the service works as before, and cannot get rid of the tables that it works with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnerOfTablesTest {

    private static final Path SCRIPT = Path.of("../deploy/postgres/30-owners.sql");

    private final PostgresAddress address = TestServices.freshDatabase();
    private final String role = "owned_" + UUID.randomUUID().toString().substring(0, 8);
    private final JdbcTemplate superuser = as(address.user(), address.password());
    private final JdbcTemplate serving = as(role, "p");
    private final JdbcTemplate migrating = as(role + "_owner", "q");

    private JdbcTemplate as(String user, String password) {
        return new JdbcTemplate(new SimpleDriverDataSource(new Driver(), address.jdbcUrl(), user, password));
    }

    @BeforeAll
    void separate() throws IOException {
        superuser.execute("create role %s login password 'p'".formatted(role));
        superuser.execute("create schema %s".formatted(role));
        superuser.execute("grant usage, create on schema %1$s to %1$s".formatted(role));
        superuser.execute("alter role %1$s set search_path = %1$s".formatted(role));
        start("true").close();

        superuser.execute(Files.readString(SCRIPT));
        superuser.execute("select separate_owner('%s')".formatted(role));
        superuser.execute("alter role %s_owner login password 'q'".formatted(role));
    }

    @AfterAll
    void forget() {
        superuser.execute("drop owned by %1$s, %1$s_owner cascade".formatted(role));
        superuser.execute("drop role %1$s, %1$s_owner".formatted(role));
    }

    private ConfigurableApplicationContext start(String migrations) {
        Map<String, Object> environment = new HashMap<>(TestEnvironment.variables());
        environment.putAll(TestServices.environment(address, TestServices.broker()));
        environment.putAll(Map.of(
                "DATABASE_USER", role,
                "DATABASE_PASSWORD", "p",
                "DATABASE_SCHEMA", role,
                "spring.flyway.enabled", migrations));
        SpringApplication application = PolarisService.named("encounters", EncountersApplication.class);
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("roles", environment)));
        return application.run("--server.port=0", "--polaris.messaging.disabled=true");
    }

    @Test
    void theServiceWorksAsBefore() {
        try (ConfigurableApplicationContext service = start("false")) {
            Ward ward = new Ward(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            String patient = Ward.fresh("P-");
            ward.admit(patient);

            assertThat(ward.api
                            .get("/dhos/v2/encounter?patient_id=" + patient)
                            .expect(200)
                            .json())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table location_history",
                "drop table fact cascade",
                "truncate fact",
                "truncate score_system_history",
                "alter table location_history add column x integer",
                "alter table fact disable trigger all",
                "alter table fact owner to current_user",
                "create table beside (x integer)",
                "delete from flyway_schema_history",
                "drop function encounter_change_horizon()",
                "drop table chronicle cascade",
                "drop trigger chronicle_changed on encounter",
                "alter table chronicle disable trigger all"
            })
    void itCannotGetRidOfItsTables(String statement) {
        assertThatThrownBy(() -> serving.execute(statement))
                .rootCause()
                .hasMessageMatching("(?s).*(must be owner of|permission denied for).*");
    }

    @Test
    void whatTheOwnerAddsIsServedToo() {
        migrating.execute("create table added (id bigint generated always as identity, x integer)");

        serving.execute("insert into added (x) values (1)");
        assertThat(serving.queryForObject("select count(*) from added", Integer.class))
                .isEqualTo(1);
        assertThatThrownBy(() -> serving.execute("drop table added")).isInstanceOf(Exception.class);
    }
}
