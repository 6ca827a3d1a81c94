package health.polaris.connector.profile.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one level of the file: each is read once, and at the end none may be left over. */
public final class Keys {

    private final Map<?, ?> values;
    private final String where;
    private final List<String> problems;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param where opens each problem, {@code profile stmarys: moves[1].}
     * @param problems of the whole file, found so far
     */
    public Keys(Map<?, ?> values, String where, List<String> problems) {
        this.values = values;
        this.where = where;
        this.problems = problems;
    }

    /** Reads a value, or says why it cannot be read. */
    @FunctionalInterface
    public interface Reader<T> {

        /** @throws WrongValueException with the reason */
        T read(Object value);
    }

    /** The value of a key; that for an absent key also when it is wrong, which is noted. */
    public <T> T get(String key, T absent, Reader<T> reader) {
        known.add(key);
        if (!values.containsKey(key)) {
            return absent;
        }
        try {
            return reader.read(Value.present(values.get(key)));
        } catch (WrongValueException wrong) {
            wrong(key, wrong.reason());
            return absent;
        }
    }

    /** The value of a key, null when it is absent, wrong or stands for nothing. */
    public <T> @Nullable T optional(String key, Function<Object, @Nullable T> reader) {
        return get(key, Optional.<T>empty(), value -> Optional.ofNullable(reader.apply(value)))
                .orElse(null);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A key that must be there. */
    public <T> T required(String key, T otherwise, Reader<T> reader) {
        if (!values.containsKey(key)) {
            wrong(key, "is missing");
        }
        return get(key, otherwise, reader);
    }

    /** The maps in the list under a key, each read as a level of its own. */
    public <T> List<T> each(String key, Function<Keys, T> reader) {
        return get(key, List.of(), value -> {
            List<T> read = new ArrayList<>();
            for (Object element : Value.list(value)) {
                Keys level = below(key + "[" + (read.size() + 1) + "]", element);
                read.add(reader.apply(level));
                level.refuseOthers();
            }
            return read;
        });
    }

    /** A level below: {@code moves[1]}. */
    public Keys below(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Keys(map, where + path + ".", problems);
        }
        throw new WrongValueException("must be keys with values, {key: value}");
    }

    public void wrong(String key, String reason) {
        problems.add(where + key + ": " + reason);
    }

    /** Notes every key that nobody has asked for. */
    public void refuseOthers() {
        values.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .forEach(key -> wrong(key, "no such key; there are " + String.join(", ", known)));
    }
}
