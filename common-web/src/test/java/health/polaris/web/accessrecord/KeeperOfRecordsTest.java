package health.polaris.web.accessrecord;

import static health.polaris.web.accessrecord.RecordedDatabase.KEPT;
import static health.polaris.web.accessrecord.RecordedDatabase.access;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** deploy/postgres/20-access-records.sql: where it was run, a service's role cannot get rid of what it recorded. */
class KeeperOfRecordsTest {

    private static final Path SCRIPT = Path.of("..", "deploy", "postgres", "20-access-records.sql");

    private final PostgresAddress address = TestServices.freshDatabase();
    private final JdbcTemplate superuser =
            new JdbcTemplate(new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password()));
    private final String role = "keeper_" + UUID.randomUUID().toString().substring(0, 8);
    private final DataSource source = asTheService();
    private final JdbcTemplate service = new JdbcTemplate(source);
    private final AccessRecordTable table = new AccessRecordTable(service, new JdbcTransactionManager(source));

    KeeperOfRecordsTest() throws IOException {
        superuser.execute("""
                do $$ begin
                    if not exists (select from pg_roles where rolname = 'polaris_history') then
                        create role polaris_history nologin;
                    end if;
                end $$""");
        superuser.execute("create role %s login password 'p'".formatted(role));
        // As 10-roles-and-schemas.sh does.
        superuser.execute("create schema %s authorization polaris_history".formatted(role));
        superuser.execute("grant usage, create on schema %1$s to %1$s".formatted(role));
        superuser.execute(Files.readString(SCRIPT));
        Flyway.configure()
                .dataSource(source)
                .defaultSchema(role)
                .createSchemas(false)
                .locations("classpath:db/access")
                .load()
                .migrate();
        table.maintain(KEPT);
        table.add(List.of(access(Instant.now())));
    }

    private DataSource asTheService() {
        String url = address.jdbcUrl() + (address.jdbcUrl().contains("?") ? "&" : "?") + "currentSchema=" + role;
        return new DriverManagerDataSource(url, role, "p");
    }

    @Test
    void theServiceGoesOnAddingAndReading() {
        table.maintain(KEPT);
        table.add(List.of(access(Instant.now())));
        assertThat(service.queryForObject("select count(*) from access_record", Integer.class))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access_record set status = 0",
                "delete from access_record",
                "truncate access_record",
                "drop table access_record",
                "drop table %s cascade",
                "truncate %s",
                "delete from %s",
                "alter table access_record disable trigger all",
                "alter table access_record owner to current_user",
                "drop schema %3$s cascade",
                "set role polaris_history",
                "select access_record_maintain(interval '1 day')"
            })
    void andDoesNothingElseToThem(String statement) {
        String month =
                service.queryForObject("select tableoid::regclass::text from access_record limit 1", String.class);
        assertThatThrownBy(() -> service.execute(statement.formatted(month, month, role)))
                .isInstanceOf(Exception.class);
        assertThat(service.queryForObject("select count(*) from access_record", Integer.class))
                .isEqualTo(1);
    }
}
