package health.polaris.users.wire;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what lists and further keys of a request body hold; each refusal is a 400 that names the key (contracts/users.md §1.4). */
public final class BodyValidation {

    private BodyValidation() {}

    /** A list without nulls in it; an absent or null one is empty. */
    public static <T> List<T> listOrEmpty(String key, @Nullable List<? extends @Nullable T> values) {
        return values == null ? List.of() : withoutNulls(key, values);
    }

    /** A list that may be absent, but neither be nor hold null. */
    public static <T> Field<List<T>> absentOrList(String key, Field<List<T>> values) {
        if (values.isNull()) {
            throw ApiException.invalid("'%s' must not be null".formatted(key));
        }
        List<T> sent = values.value();
        return sent == null ? values : Field.of(withoutNulls(key, sent));
    }

    private static <T> List<T> withoutNulls(String key, List<? extends @Nullable T> values) {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw ApiException.invalid("'%s' must not contain null".formatted(key));
        }
        @SuppressWarnings("unchecked")
        List<T> checked = (List<T>) List.copyOf(values);
        return checked;
    }

    public static void refuseUnexpectedKeys(Set<String> tolerated, @Nullable Map<String, ?> sent, String what) {
        if (sent == null) {
            return;
        }
        Set<String> unexpected = new TreeSet<>(sent.keySet());
        unexpected.removeAll(tolerated);
        if (!unexpected.isEmpty()) {
            throw ApiException.invalid("%s contains unexpected key: %s".formatted(what, String.join(", ", unexpected)));
        }
    }
}
