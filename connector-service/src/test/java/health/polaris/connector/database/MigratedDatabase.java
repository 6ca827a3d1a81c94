package health.polaris.connector.database;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database of the service's own that is migrated step by step, and what is in it. */
record MigratedDatabase(PostgresAddress address, JdbcClient client) {

    static MigratedDatabase fresh() {
        PostgresAddress address = TestServices.freshDatabase();
        return new MigratedDatabase(
                address,
                JdbcClient.create(new SingleConnectionDataSource(
                        address.jdbcUrl() + "?currentSchema=connector", address.user(), address.password(), true)));
    }

    void migrateTo(String version) {
        Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .schemas("connector")
                .locations("classpath:db/connector", "classpath:db/messaging")
                .target(version)
                // As the service is set: an index that is built concurrently waits for every open transaction.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }
}
