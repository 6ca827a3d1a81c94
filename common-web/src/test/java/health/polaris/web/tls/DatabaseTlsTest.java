package health.polaris.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.backing.EmbeddedPostgresServer;
import health.polaris.backing.PostgresAddress;
import health.polaris.backing.tls.Certificates;
import health.polaris.common.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL of its own, which shows a certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTlsTest {

    private static final String OURS = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";

    private final EmbeddedPostgresServer server = EmbeddedPostgresServer.throwaway(0);
    private Path trusted = Path.of("");
    private Path foreign = Path.of("");
    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeAll
    void showACertificate(@TempDir Path folder) throws Exception {
        Certificates own = Certificates.make(folder, "postgres");
        trusted = Files.writeString(folder.resolve("trusted.pem"), own.certificatePem());
        foreign = Files.writeString(
                folder.resolve("foreign.pem"),
                Certificates.make(folder, "foreign").certificatePem());
        Certificates client = Certificates.make(folder, "sealed");
        certificate = Files.writeString(folder.resolve("sealed.crt"), client.certificatePem());
        key = secret(folder.resolve("sealed.key"), client);
        try (Connection connection = server.address().connect();
                Statement statement = connection.createStatement()) {
            Path data = Path.of(text(statement, "show data_directory"));
            Files.writeString(data.resolve("server.crt"), own.certificatePem());
            secret(data.resolve("server.key"), own);
            Files.writeString(data.resolve("clients.crt"), client.certificatePem());
            Path rules = Path.of(text(statement, "show hba_file"));
            Files.writeString(rules, "hostssl all sealed all cert\n" + Files.readString(rules));
            statement.execute("create role sealed login");
            statement.execute("alter system set ssl_ca_file = 'clients.crt'");
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Neither the server nor the driver takes a key that others can read. */
    private static Path secret(Path file, Certificates of) throws IOException {
        Files.writeString(file, of.keyPem());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Map<String, String> variables(String mode, Path authorities) {
        PostgresAddress address = server.address();
        Map<String, String> variables = new HashMap<>();
        variables.put("DATABASE_HOST", address.host());
        variables.put("DATABASE_PORT", Integer.toString(address.port()));
        variables.put("DATABASE_NAME", address.database());
        variables.put("DATABASE_USER", address.user());
        variables.put("DATABASE_PASSWORD", address.password());
        variables.put("DATABASE_SSL_MODE", mode);
        variables.put("DATABASE_SSL_ROOT_CERT", authorities.toString());
        return variables;
    }

    @Test
    void aServerThatShowsATrustedCertificateIsTalkedToInTls() {
        try (Probe probe = Probe.start(variables("verify-full", trusted))) {
            assertThat(probe.bean(JdbcClient.class)
                            .sql(OURS)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void oneThatShowsAnotherIsNot() {
        Map<String, String> variables = variables("verify-full", foreign);
        // Which would try for half a minute.
        variables.put("spring.flyway.enabled", "false");

        assertThatThrownBy(() -> Probe.start(variables).close()).hasStackTraceContaining("PKIX path");
    }

    /** {@code hostssl … cert}: the certificate says who it is, and there is no password. */
    private Map<String, String> ofTheRoleThatShowsACertificate() {
        Map<String, String> variables = variables("verify-full", trusted);
        variables.put("DATABASE_USER", "sealed");
        variables.put("DATABASE_PASSWORD", "");
        variables.put("spring.flyway.enabled", "false");
        return variables;
    }

    @Test
    void aDatabaseThatAsksForOurCertificateSeesIt() {
        Probe.start(variables("verify-full", trusted)).close(); // makes the tables, which this role may not
        Map<String, String> variables = ofTheRoleThatShowsACertificate();
        variables.put("DATABASE_SSL_CERT", certificate.toString());
        variables.put("DATABASE_SSL_KEY", key.toString());
        variables.put("DATABASE_SSL_KEY_ALGORITHM", "EC");
        try (Probe probe = Probe.start(variables)) {
            assertThat(probe.bean(JdbcClient.class)
                            .sql(
                                    "select current_user || ' ' || client_dn from pg_stat_ssl where pid = pg_backend_pid()")
                            .query(String.class)
                            .single())
                    .isEqualTo("sealed /CN=sealed");
        }
    }

    @Test
    void itLetsNobodyInWithoutOne() {
        assertThatThrownBy(() -> Probe.start(ofTheRoleThatShowsACertificate()).close())
                .hasStackTraceContaining("certificate");
    }

    @Test
    void aCertificateNeedsItsKey() {
        Map<String, String> variables = variables("verify-full", trusted);
        variables.put("DATABASE_SSL_CERT", certificate.toString());
        assertThatThrownBy(() -> Probe.start(variables).close())
                .hasStackTraceContaining("DATABASE_SSL_CERT and DATABASE_SSL_KEY must be set together");
    }

    @Test
    void aModeThatVerifiesNeedsToKnowWhoIsTrusted() {
        assertThatThrownBy(
                        () -> Probe.start(variables("verify-full", Path.of(""))).close())
                .hasStackTraceContaining("DATABASE_SSL_ROOT_CERT must be set");
        assertThatThrownBy(() -> Probe.start(variables("verify", trusted)).close())
                .hasStackTraceContaining("polaris.database");
    }
}
