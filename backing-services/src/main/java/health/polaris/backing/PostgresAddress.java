package health.polaris.backing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database is and who may open it. */
public record PostgresAddress(String host, int port, String database, String user, String password) {

    /** {@code jdbc:postgresql://host:5432/database}, without the credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, URLEncoder.encode(database, StandardCharsets.UTF_8));
    }

    /** {@code postgresql://user:password@host:5432/database}, as {@code POLARIS_POSTGRES_URL} takes it. */
    public String uri() {
        return ServiceUri.render("postgresql", user, password, host, port, database);
    }

    /** Another database of the same server. */
    public PostgresAddress withDatabase(String other) {
        return new PostgresAddress(host, port, other, user, password);
    }

    /**
     * Opens a connection; gives up after ten seconds, so that an address where nobody answers is told apart from a
     * slow one.
     */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "%s:%d/%s".formatted(host, port, database);
    }
}
