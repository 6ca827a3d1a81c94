package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.message.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What a message says of a field: a value, that there is none, or nothing (contracts/identity.md §4, F1). On the wire the
 * value, null, or no key at all, the latter where the component is {@link OnlyWhenSaid}.
 */
@JsonSerialize(using = SaidSerializer.class)
public sealed interface Said<T> {

    /** The field has this value. */
    record Value<T>(T value) implements Said<T> {}

    /** The field is {@code ""}: there is no value any more. */
    record Deleted<T>() implements Said<T> {}

    /** The field is empty or was not written. */
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

    /** Of a component of the first repetition; blanks say nothing. */
    static Said<String> in(Field field, int component) {
        return in(field, component, field.code(component));
    }

    /** The same of a component that is read as something else, or as nothing. */
    static Said<String> in(Field field, int component, @Nullable String read) {
        if (field.deletes(component)) {
            return deleted();
        }
        return read == null || read.isEmpty() ? absent() : value(read);
    }

    /** What the value means, if it means anything. */
    default <S> Said<S> as(Function<T, @Nullable S> meaning) {
        return switch (this) {
            case Value<T>(T value) -> {
                S meant = meaning.apply(value);
                yield meant == null ? absent() : value(meant);
            }
            case Deleted<T> nothing -> deleted();
            case Absent<T> nothing -> absent();
        };
    }

    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }
}
