package health.polaris.eventbus;

import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.RoutingKeys;
import java.util.Set;

/** The body of most test messages: those of one key keep their order. */
public record Step(String key, int number) implements Event {

    @Override
    public String routingKey() {
        return RoutingKeys.EPR_ACTIONS;
    }

    @Override
    public Set<String> orderKeys() {
        return Set.of("step:" + key);
    }
}
