package health.polaris.eventbus.contract;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that one service tells others. The components of the record are the body ({@link AmqpJson}); what is not
 * part of the body is marked as ignored.
 */
public interface Event {

    /** Both of the following, which no event can be without. */
    Route route();

    /** Under which it is published on the exchange {@code dhos}: one of {@link RoutingKeys}. */
    default String routingKey() {
        return route().routingKey();
    }

    /**
     * The identifiers of what it is about, each with its kind: {@code mrn:70012345}, {@code clinician:c0ffee00-…}.
     * Events that share one keep the order in which they were published. The first is that of the thing itself; never
     * empty when published.
     */
    default Set<String> orderKeys() {
        return route().orderKeys();
    }

    /** What an event and the answer to it have in common, no part of the body; null: nobody answers it by name. */
    default @Nullable String conversation() {
        return null;
    }
}
