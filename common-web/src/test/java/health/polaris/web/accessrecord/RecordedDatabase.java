package health.polaris.web.accessrecord;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database with the table of access records and nothing else. */
final class RecordedDatabase {

    static final Duration KEPT = Duration.ofDays(400);

    private final DataSource source;

    RecordedDatabase() {
        PostgresAddress address = TestServices.freshDatabase();
        source = new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/access")
                .load()
                .migrate();
    }

    JdbcClient client() {
        return JdbcClient.create(source);
    }

    DataSource source() {
        return source;
    }

    AccessRecordTable table() {
        return new AccessRecordTable(new JdbcTemplate(source), new JdbcTransactionManager(source));
    }

    int rows() {
        return client().sql("select count(*) from access_record")
                .query(Integer.class)
                .single();
    }

    static AccessRecord access(Instant at) {
        return new AccessRecord(
                UUID.randomUUID().toString(),
                at,
                "clinician",
                "C1",
                "GET",
                "/dhos/v1/note/{note_id}",
                List.of("P1", "{a,\"b\"}"),
                List.of(),
                List.of("W1"),
                "r",
                200);
    }
}
