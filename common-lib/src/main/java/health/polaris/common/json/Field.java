package health.polaris.common.json;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A key of a PATCH body, which may be absent, null, or have a value: three different orders.
 *
 * <pre>{@code record StayUpdate(Field<@NotNull String> encounterType, Field<Instant> dischargedAt) {}}</pre>
 *
 * <p>Constraints on the type argument hold for what was sent: above, {@code "encounter_type": null} is 400, no such key
 * is fine, and {@code "discharged_at": null} empties it. The API description says the same.
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

    /** The value, or this one when there is none; for fields whose null was refused before. */
    public T valueOr(T current) {
        return value == null ? current : value;
    }

    /** What holds afterwards: the sent value, null included, else the one that was there. */
    public @Nullable T orElse(@Nullable T current) {
        return present ? value : current;
    }
}
