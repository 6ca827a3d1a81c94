package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;

/**
 * {@code dhos.34837004}: {@code {"event_type": "Login Success", "event_data": {"clinician_id": …}}}.
 *
 * @param eventData a record; its keys depend on the type
 * @param orderKeys of what it is about; not part of the body
 */
public record AuditEvent(
        String eventType, Object eventData, @JsonIgnore Set<String> orderKeys) implements Event {

    /**
     * An audit event.
     *
     * @param kind of the thing that it is about, in one word: {@code clinician}
     * @param identifier of that thing
     */
    public static AuditEvent about(String kind, String identifier, String eventType, Object eventData) {
        return new AuditEvent(eventType, eventData, OrderKeys.of(kind, identifier));
    }

    @Override
    public Route route() {
        return new Route(RoutingKeys.AUDIT_EVENT, orderKeys);
    }
}
