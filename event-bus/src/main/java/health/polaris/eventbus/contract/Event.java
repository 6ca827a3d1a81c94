package health.polaris.eventbus.contract;

import java.util.Set;

/**
 * Something that one service tells others. The components of the record are the body ({@link AmqpJson}); what is not
 * part of the body is marked as ignored.
 */
public interface Event {

    /** Under which it is published on the exchange {@code dhos}: one of {@link RoutingKeys}. */
    String routingKey();

    /**
     * The identifiers of what it is about, each with its kind: {@code mrn:70012345}, {@code clinician:c0ffee00-…}.
     * Events that share one keep the order in which they were published. The first is that of the thing itself; never
     * empty when published.
     */
    Set<String> orderKeys();
}
