package health.polaris.users.wire;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what lists and further keys of a request body hold; each refusal is a 400 that names the key (contracts/users.md §1.4). */
public final class BodyValidation {

    /** Of an id, in characters. */
    public static final int LONGEST_ID = 36;

    /** Of any other text: more than a name, an address or a reason has, so that a list of everybody stays a list. */
    public static final int LONGEST_TEXT = 255;

    /** More than anybody has, and few enough to be looked at one by one. */
    public static final int LONGEST_LIST = 5000;

    private BodyValidation() {}

    /**
     * Counts a list, before anything in it is looked at: what is wrong with each of too many takes too long to find.
     *
     * @throws ApiException 400 when it is too long
     */
    public static void bound(String key, @Nullable Collection<?> values, int most) {
        if (values != null && values.size() > most) {
            throw ApiException.invalid("'%s' has %d elements, and may have %d".formatted(key, values.size(), most));
        }
    }

    public static void bound(String key, @Nullable Collection<?> values) {
        bound(key, values, LONGEST_LIST);
    }

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
        bound(key, values);
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
