package health.polaris.eventbus.contract;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an event goes, and with which others it keeps its order.
 *
 * @param routingKey as in {@link Event#routingKey}
 * @param orderKeys as in {@link Event#orderKeys}
 */
public record Route(String routingKey, Set<String> orderKeys) {

    /** Of an event about one thing; without an identifier it waits for no other. */
    static Route of(String routingKey, String kind, @Nullable String identifier) {
        return new Route(routingKey, OrderKeys.of(kind, identifier));
    }
}
