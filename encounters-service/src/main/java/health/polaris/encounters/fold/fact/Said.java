package health.polaris.encounters.fold.fact;

import org.jspecify.annotations.Nullable;

/** What a message says of a field: a value, that there is none ({@code ""} deletes), or nothing (F1). */
public sealed interface Said<T> {

    /** The field has this value. */
    record Value<T>(T value) implements Said<T> {}

    /** The field has no value: {@code ""} on the wire. */
    record Deleted<T>() implements Said<T> {}

    /** The message does not speak of the field. */
    record Absent<T>() implements Said<T> {}

    static <T> Said<T> value(T value) {
        return new Value<>(value);
    }

    static <T> Said<T> deleted() {
        return new Deleted<>();
    }

    static <T> Said<T> absent() {
        return new Absent<>();
    }

    /** Null says nothing. */
    static <T> Said<T> ofNullable(@Nullable T value) {
        return value == null ? new Absent<>() : new Value<>(value);
    }

    default boolean isDeleted() {
        return this instanceof Deleted<T>;
    }

    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }

    /** The value said, or null. */
    default @Nullable T valueOrNull() {
        return this instanceof Value<T>(T value) ? value : null;
    }

    /** What holds afterwards. */
    default @Nullable T orKeep(@Nullable T stored) {
        return switch (this) {
            case Value<T>(T value) -> value;
            case Deleted<T> _ -> null;
            case Absent<T> _ -> stored;
        };
    }
}
