package health.polaris.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void aLockedOneLetsNobodyInWithoutItsPassword() throws Exception {
        try (EmbeddedPostgresServer before = EmbeddedPostgresServer.kept(folder, 0)) {
            execute(
                    before.database("ward"),
                    "CREATE SCHEMA users; CREATE TABLE users.bed (id int generated always as identity)");
        }
        for (int start = 0; start < 2; start++) {
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.locked(folder, 0)) {
                PostgresAddress ward = server.database("ward");
                PostgresAddress guess =
                        new PostgresAddress(ward.host(), ward.port(), ward.database(), ward.user(), "postgres");
                ChildJvm.awaitUntil(() -> refuses(guess));
                assertThat(query(ward, "select substr(rolpassword, 1, 13) from pg_authid where rolname = 'postgres'"))
                        .isEqualTo("SCRAM-SHA-256");

                PostgresAddress users = new ServiceRole(ward).of("users");
                assertThat(
                                query(
                                        users,
                                        "select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                        .isEqualTo("f");
                execute(
                        users,
                        "insert into users.bed default values; alter table users.bed add column note%d text"
                                .formatted(start));
                new ServiceRole(ward).of("messages");
                assertThatThrownBy(() -> execute(users, "create table messages.bed (name text)"))
                        .hasMessageContaining("permission denied");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("superuser-password"))))
                .isEqualTo("rw-------");
    }

    /** Throws as long as it lets in, which it may until it has read what it asks for. */
    private static void refuses(PostgresAddress guess) throws SQLException {
        try (Connection _ = guess.connect()) {
            throw new SQLException("still open to everybody");
        } catch (SQLException refusal) {
            if (!String.valueOf(refusal.getMessage()).contains("password authentication failed")) {
                throw refusal;
            }
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
