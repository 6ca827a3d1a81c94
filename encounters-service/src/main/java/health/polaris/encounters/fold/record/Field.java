package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record.
 *
 * @param deletedAt where it was deleted: merges from before do not fill it (M2)
 */
public record Field<T>(@Nullable T value, @Nullable Place deletedAt) {

    static <T> Field<T> unknown() {
        return new Field<>(null, null);
    }

    /** What is not said stays (F1). */
    Field<T> told(Said<T> said, Place place) {
        return switch (said) {
            case Said.Value<T>(T told) -> new Field<>(told, deletedAt);
            case Said.Deleted<T> _ -> new Field<>(null, place);
            case Said.Absent<T> _ -> this;
        };
    }

    /** The same for a field that cannot be deleted (F1). */
    Field<T> toldForGood(Said<T> said) {
        T told = said.valueOrNull();
        return told == null ? this : new Field<>(told, deletedAt);
    }
}
