package health.polaris.bench.compare;

import health.polaris.bench.compare.machine.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The rows that are read: those of now, and behind them those of years. What is open, and what one patient has, does not
 * grow with the years; all else does. An id is the MD5 of what it is the id of, here as in the scripts, and a patient's
 * rows lie as far apart as years put them.
 */
final class ReadRows {

    private static final int WARDS = 40;
    private static final Map<String, List<String>> TABLES = Map.of(
            "encounters",
            List.of("encounters.encounter", "encounters.location_history", "encounters.score_system_history"),
            "messages",
            List.of("messages.message"));

    private ReadRows() {}

    static String ward(int row) {
        return uuid("ward", row % WARDS);
    }

    /** {@code 3f2504e0-4f89-…}: {@code md5('encounter 7')::uuid} of PostgreSQL. */
    static String uuid(String kind, int number) {
        return uuid(kind, Integer.toString(number));
    }

    static String uuid(String kind, String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("MD5").digest((kind + " " + name).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Adds rows to those that are there. Their indexes are made anew behind them, which is faster than to keep them true
     * row by row, and leaves every build with indexes in the same state.
     *
     * @param from how many rows there are
     * @param to how many there are afterwards
     */
    static void fill(Database database, String service, int from, int to) {
        List<String> tables = TABLES.getOrDefault(service, List.of());
        List<String> indexes = tables.stream()
                .flatMap(table -> database.texts("""
                    select indexdef from pg_indexes where schemaname || '.' || tablename = '%s'
                    and indexdef not like '%%UNIQUE%%'\
                    """.formatted(table)).stream())
                .toList();
        indexes.forEach(index -> database.execute("drop index " + schema(service, index)));
        database.execute(resource(service + ".sql")
                .replace(":from", Integer.toString(from))
                .replace(":to", Integer.toString(to)));
        indexes.forEach(database::execute);
        tables.forEach(table -> database.execute("vacuum analyze " + table));
    }

    /** {@code CREATE INDEX encounter_patient ON encounters.encounter …} has the index in the schema of its table. */
    private static String schema(String service, String index) {
        return service + "." + index.split(" ")[2];
    }

    static String resource(String name) {
        try (InputStream file = ReadRows.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
