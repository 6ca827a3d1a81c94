package health.polaris.web.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code java -jar … migrate}. */
class MigrationTest {

    private final PostgresAddress address = TestServices.freshDatabase();
    private final JdbcClient database =
            JdbcClient.create(new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password()));

    @Test
    void makesTheTablesAndNothingElseOfTheService() {
        try (ConfigurableApplicationContext migrated = migrate(Map.of())) {
            assertThat(migrated.getBeanDefinitionNames())
                    .noneMatch(name -> name.contains("monitoring") || name.contains("bearer"));
        }

        assertThat(versions()).containsExactly("2026.11.21.1");
    }

    @Test
    void migratesOnceThoughTwoReplicasStart() {
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(
                                () -> migrate(Map.of()).close()))
                        .limit(2)
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(versions()).containsExactly("2026.11.21.1");
    }

    @Test
    void failsWhenTheDatabaseIsNotThere() {
        assertThatThrownBy(() -> migrate(Map.of("DATABASE_PORT", "1", "spring.flyway.connect-retries", "0")))
                .isInstanceOf(Exception.class);
    }

    @Test
    void namesWhatIsMissingOfTheDatabaseAlone() {
        assertThatThrownBy(() -> migrate(Map.of("DATABASE_USER", "")))
                .hasMessageContaining("Missing settings: DATABASE_USER.");
    }

    private ConfigurableApplicationContext migrate(Map<String, String> changed) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "DATABASE_HOST", address.host(),
                "DATABASE_PORT", Integer.toString(address.port()),
                "DATABASE_NAME", address.database(),
                "DATABASE_USER", address.user(),
                "DATABASE_PASSWORD", address.password(),
                "logging.level.root", "off"));
        variables.putAll(changed);
        return Migration.of("probe", variables).run();
    }

    private List<String> versions() {
        return database.sql("select version from probe.flyway_schema_history where success and version is not null")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
