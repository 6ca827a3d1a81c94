package health.polaris.common.json;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A key of a PATCH body, which may be absent, null, or have a value: three different orders.
 *
 * <pre>{@code record StayUpdate(Field<String> encounterType, Field<Instant> dischargedAt) {}}</pre>
 *
 * @param present whether the key was in the body
 * @param value null when absent and when null was sent
 */
public record Field<T>(boolean present, @Nullable T value) {

    private static final Field<?> ABSENT = new Field<>(false, null);

    @SuppressWarnings("unchecked")
    public static <T> Field<T> absent() {
        return (Field<T>) ABSENT;
    }

    public static <T> Field<T> of(@Nullable T value) {
        return new Field<>(true, value);
    }

    public boolean isNull() {
        return present && value == null;
    }

    public boolean hasValue() {
        return value != null;
    }

    /** Calls with the value, null included, when the key was sent. */
    public void ifPresent(Consumer<? super @Nullable T> action) {
        if (present) {
            action.accept(value);
        }
    }

    /** What holds afterwards: the sent value, null included, else the one that was there. */
    public @Nullable T orElse(@Nullable T current) {
        return present ? value : current;
    }
}
