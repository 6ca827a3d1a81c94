package health.polaris.eventbus;

import com.fasterxml.jackson.annotation.JsonValue;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.Route;
import java.util.Set;

/** Any body under any key. */
public record TestEvent(
        String routingKey, Set<String> orderKeys, @JsonValue Object body) implements Event {

    public static TestEvent of(String routingKey, String orderKey, Object body) {
        return new TestEvent(routingKey, Set.of(orderKey), body);
    }

    @Override
    public Route route() {
        return new Route(routingKey, orderKeys);
    }
}
