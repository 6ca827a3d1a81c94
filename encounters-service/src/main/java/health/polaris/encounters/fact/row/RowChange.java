package health.polaris.encounters.fact.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row that differs.
 *
 * @param before null for one that was not shown
 * @param after null for one that vanished
 */
record RowChange<R>(@Nullable R before, @Nullable R after) {

    static <R> List<RowChange<R>> between(Map<String, R> before, Map<String, R> after) {
        List<RowChange<R>> changes = new ArrayList<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .forEach(key -> changes.add(new RowChange<>(before.get(key), after.get(key))));
        return changes;
    }

    /** What is shown now, of those that did not vanish. */
    static <R> List<R> shown(List<RowChange<R>> changes) {
        return changes.stream()
                .flatMap(change -> Stream.ofNullable(change.after))
                .toList();
    }

    /** What is shown no longer. */
    static <R> List<R> gone(List<RowChange<R>> changes) {
        return changes.stream()
                .filter(change -> change.after == null)
                .flatMap(change -> Stream.ofNullable(change.before))
                .toList();
    }
}
