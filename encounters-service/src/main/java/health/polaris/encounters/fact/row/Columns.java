package health.polaris.encounters.fact.row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of many rows as one table in a statement, an array for each column:
 * {@code unnest(cast(:uuid as text[]), cast(:dob as date[])) as said (uuid, dob)}.
 */
final class Columns<R> {

    private final List<R> rows;
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Object> arrays = new LinkedHashMap<>();

    private Columns(List<R> rows) {
        this.rows = rows;
    }

    static <R> Columns<R> of(List<R> rows) {
        return new Columns<>(rows);
    }

    Columns<R> text(String name, Function<R, @Nullable String> value) {
        return column(name, "text", value);
    }

    Columns<R> bool(String name, Function<R, @Nullable Boolean> value) {
        return column(name, "boolean", value);
    }

    Columns<R> date(String name, Function<R, @Nullable LocalDate> value) {
        return column(name, "date", value);
    }

    /** To the microsecond, which is what the database keeps. */
    Columns<R> time(String name, Function<R, @Nullable Instant> value) {
        return column(name, "timestamptz", row -> text(value.apply(row)));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null
                ? null
                : time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC).toString();
    }

    private Columns<R> column(String name, String type, Function<R, ? extends @Nullable Object> value) {
        @Nullable String[] texts = new String[rows.size()];
        for (int index = 0; index < texts.length; index++) {
            Object each = value.apply(rows.get(index));
            texts[index] = each == null ? null : each.toString();
        }
        types.put(name, type);
        arrays.put(name, texts);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** With the rows in the order given. */
    String table() {
        return types.entrySet().stream()
                .map(column -> "cast(:" + column.getKey() + " as " + column.getValue() + "[])")
                .collect(Collectors.joining(", ", "unnest(", ") as said (" + String.join(", ", types.keySet()) + ")"));
    }

    Map<String, Object> values() {
        return arrays;
    }
}
