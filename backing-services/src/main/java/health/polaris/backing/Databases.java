package health.polaris.backing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases of a server, seen from one that is there already. */
record Databases(PostgresAddress administration) {

    boolean exists(String name) {
        try (Connection connection = administration.connect();
                PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look for database " + name + " at " + administration, e);
        }
    }

    void create(String name) {
        execute("CREATE DATABASE " + quoted(name));
    }

    /** Closes the connections that are still open on it. */
    void drop(String name) {
        execute("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
    }

    private void execute(String sql) {
        try (Connection connection = administration.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed at " + administration + ": " + e.getMessage(), e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
