package health.polaris.integration;

import health.polaris.backing.PostgresAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Copies of whole databases, as PostgreSQL makes them by itself; nobody may be connected meanwhile. */
final class Backups implements AutoCloseable {

    private final PostgresAddress server;
    private final List<PostgresAddress> made = new ArrayList<>();

    /** @param any of the databases of the server */
    Backups(PostgresAddress any) {
        this.server = any.withDatabase("postgres");
    }

    PostgresAddress create(String name) {
        PostgresAddress created = server.withDatabase(name);
        run("create database \"%s\"".formatted(name));
        made.add(created);
        return created;
    }

    /** The copy; it can be restored once or more. */
    PostgresAddress take(PostgresAddress database) {
        PostgresAddress copy = server.withDatabase(database.database() + "_backup");
        copy(database, copy);
        made.add(copy);
        return copy;
    }

    /** What came since the copy was taken is gone. */
    void restore(PostgresAddress copy, PostgresAddress database) {
        drop(database);
        copy(copy, database);
    }

    private void copy(PostgresAddress from, PostgresAddress to) {
        run("create database \"%s\" template \"%s\"".formatted(to.database(), from.database()));
    }

    private void drop(PostgresAddress database) {
        run("drop database if exists \"%s\" with (force)".formatted(database.database()));
    }

    private void run(String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The server may be somebody's. */
    @Override
    public void close() {
        made.forEach(this::drop);
    }
}
