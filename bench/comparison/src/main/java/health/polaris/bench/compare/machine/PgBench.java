package health.polaris.bench.compare.machine;

import health.polaris.backing.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the database server can do at most with a statement, by pgbench. */
public final class PgBench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

    private final PostgresAddress address;
    private final Path script;
    private final Path output;

    /**
     * @param text of the script
     * @param scratch where the script and its output go
     */
    public PgBench(PostgresAddress address, String text, Path scratch) {
        this.address = address;
        script = scratch.resolve("pgbench.sql");
        output = scratch.resolve("pgbench.log");
        try {
            Files.writeString(script, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Rows of a message's size, each in a transaction.
     *
     * @param text is inserted as it is, but for its line ends
     */
    public static PgBench ofInserts(PostgresAddress address, String text, Path scratch) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table accepted (
                        id         bigint generated always as identity primary key,
                        control_id uuid not null unique,
                        accepted   timestamp with time zone not null default now(),
                        content    text not null)
                    """);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        String insert = "insert into accepted (control_id, content) values (gen_random_uuid(), '%s');\n";
        return new PgBench(
                address, insert.formatted(text.replace('\r', ' ').replace("'", "''")), scratch);
    }

    /** Transactions a second; not a number when there is no pgbench. */
    public double rate(int clients, int seconds) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=" + Math.min(clients, 2),
                        "--time=" + seconds,
                        "--file=" + script,
                        "--host=" + address.host(),
                        "--port=" + address.port(),
                        "--username=" + address.user(),
                        address.database()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PGPASSWORD", address.password());
        try {
            Children.runToEnd(builder);
            Matcher rate = RATE.matcher(Files.readString(output));
            return rate.find() ? Double.parseDouble(rate.group(1)) : Double.NaN;
        } catch (IOException notInstalled) {
            return Double.NaN;
        }
    }
}
