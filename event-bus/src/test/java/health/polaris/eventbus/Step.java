package health.polaris.eventbus;

import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.Route;
import health.polaris.eventbus.contract.RoutingKeys;
import java.util.Set;

/** The body of most test messages: those of one key keep their order. */
public record Step(String key, int number) implements Event {

    @Override
    public Route route() {
        return new Route(RoutingKeys.EPR_ACTIONS, Set.of("step:" + key));
    }
}
