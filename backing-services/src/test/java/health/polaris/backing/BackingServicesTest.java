package health.polaris.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackingServicesTest {

    @Test
    void failsWhenTheNamedPostgresDoesNotAnswer() throws IOException {
        int silent = FreePort.find();
        BackingServices services = new BackingServices(
                Map.of("POLARIS_POSTGRES_URL", "postgresql://ward:secret@127.0.0.1:%d/ward".formatted(silent)));

        assertThatThrownBy(services::freshDatabase)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("POLARIS_POSTGRES_URL names 127.0.0.1:" + silent + "/ward")
                .hasMessageNotContaining("secret");
    }

    @Test
    void failsWhenTheNamedBrokerDoesNotAnswer() throws IOException {
        int silent = FreePort.find();
        BackingServices services = new BackingServices(
                Map.of("POLARIS_AMQP_URL", "amqp://ward:secret@127.0.0.1:%d/%%2F".formatted(silent)));

        assertThatThrownBy(services::broker)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("POLARIS_AMQP_URL names 127.0.0.1:" + silent + ", virtual host /")
                .hasMessageNotContaining("secret");
    }

    @Test
    void failsWhenAnAddressCannotBeRead() {
        BackingServices services = new BackingServices(Map.of("POLARIS_AMQP_URL", "localhost with secret"));

        assertThatThrownBy(services::broker)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("POLARIS_AMQP_URL is not of the form")
                .hasMessageNotContaining("secret");
    }

    @Test
    void usesTheNamedServices() throws SQLException {
        PostgresAddress postgres = TestServices.freshDatabase();
        BrokerAddress broker = TestServices.broker();
        BackingServices services =
                new BackingServices(Map.of("POLARIS_POSTGRES_URL", postgres.uri(), "POLARIS_AMQP_URL", broker.uri()));

        PostgresAddress fresh = services.freshDatabase();
        assertThat(fresh).isEqualTo(postgres.withDatabase(fresh.database()));
        assertThat(databaseOf(fresh)).isEqualTo(fresh.database()).isNotEqualTo(postgres.database());
        assertThat(services.broker()).isEqualTo(broker);
    }

    @Test
    void givesEachCallerAnEmptyDatabaseOfItsOwn() throws SQLException {
        PostgresAddress one = TestServices.freshDatabase();
        PostgresAddress other = TestServices.freshDatabase();

        assertThat(databaseOf(one)).isNotEqualTo(databaseOf(other));
        assertThat(one.port()).isEqualTo(other.port());
    }

    @Test
    void namesTheVariablesOfAService() {
        PostgresAddress database = new PostgresAddress("db", 5432, "polaris", "ward", "word");
        BrokerAddress broker = new BrokerAddress("mq", 5672, "nurse", "pass", "/");

        assertThat(TestServices.environment(database, broker))
                .containsEntry("DATABASE_HOST", "db")
                .containsEntry("DATABASE_PORT", 5432)
                .containsEntry("DATABASE_NAME", "polaris")
                .containsEntry("RABBITMQ_USERNAME", "nurse")
                .containsEntry("RABBITMQ_VIRTUAL_HOST", "/")
                .hasSize(10);
    }

    private static String databaseOf(PostgresAddress address) throws SQLException {
        try (Connection connection = address.connect();
                ResultSet result = connection.createStatement().executeQuery("SELECT current_database()")) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
