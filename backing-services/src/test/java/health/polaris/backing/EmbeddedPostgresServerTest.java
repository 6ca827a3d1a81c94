package health.polaris.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @TempDir
    Path folder;

    @Test
    void keepsDataOverARestart() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.kept(folder, 0)) {
            execute(server.database("ward"), "CREATE TABLE bed (name text); INSERT INTO bed VALUES ('B7')");
        }
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.kept(folder, 0)) {
            assertThat(query(server.database("ward"), "SELECT name FROM bed")).isEqualTo("B7");
        }
    }

    @Test
    void writesKeptDataToTheDisk() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.kept(folder, 0)) {
            assertThat(query(server.address(), "SHOW fsync")).isEqualTo("on");
            assertThat(query(server.address(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server.address(), "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void recoversAfterItsProgramWasKilled() throws Exception {
        int port = FreePort.find();
        Process program = ChildJvm.run(EmbeddedPostgresMain.class, folder.toString(), Integer.toString(port));
        PostgresAddress abandoned = new PostgresAddress("127.0.0.1", port, "postgres", "postgres", "postgres");
        ChildJvm.awaitUntil(() -> execute(abandoned, "CREATE TABLE bed (name text); INSERT INTO bed VALUES ('B8')"));
        program.destroyForcibly().waitFor();

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.kept(folder, 0)) {
            assertThat(query(server.address(), "SELECT name FROM bed")).isEqualTo("B8");
            assertThatThrownBy(abandoned::connect).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.kept(folder, 0)) {
            assertThat(server.address().port()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgresServer.kept(folder, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another program uses " + folder);
        }
    }

    @Test
    void saysWhoseFaultATakenPortIs() throws Exception {
        try (EmbeddedPostgresServer other = EmbeddedPostgresServer.throwaway(0)) {
            int taken = other.address().port();
            assertThatThrownBy(() -> EmbeddedPostgresServer.kept(folder, taken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + taken + " is taken");
        }
    }

    @Test
    void foldsTheCaseOfAccentedNames() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.throwaway(0)) {
            assertThat(query(server.address(), "SELECT lower('ÉLODIE')")).isEqualTo("élodie");
        }
    }

    private static void execute(PostgresAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
