package health.polaris.common.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rows as one array for each column: parameters of {@code unnest}, so that many rows are one statement. */
public final class Columns {

    private Columns() {}

    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** Arrays of times go as text, to the microsecond, which is what the database keeps. */
    public static <T> @Nullable String[] times(Collection<T> rows, Function<T, @Nullable Instant> column) {
        return texts(rows, row -> {
            Instant time = column.apply(row);
            return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).toString();
        });
    }

    public static <T> Long[] numbers(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    public static Long[] numbers(Collection<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }
}
