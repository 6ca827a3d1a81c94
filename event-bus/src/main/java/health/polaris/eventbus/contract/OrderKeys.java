package health.polaris.eventbus.contract;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects identifiers with their kind, in order; what is missing or blank identifies nothing. */
final class OrderKeys {

    private final Set<String> keys = new LinkedHashSet<>();

    static Set<String> of(String kind, @Nullable String identifier) {
        return new OrderKeys().and(kind, identifier).toSet();
    }

    OrderKeys and(String kind, @Nullable String identifier) {
        if (identifier != null && !identifier.isBlank()) {
            keys.add(kind + ':' + identifier);
        }
        return this;
    }

    Set<String> toSet() {
        return Collections.unmodifiableSet(keys);
    }
}
