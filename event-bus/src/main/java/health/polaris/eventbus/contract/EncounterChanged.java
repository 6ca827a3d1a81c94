package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * {@code dhos.DM000007}: {@code {"encounter_id": "<uuid>"}}.
 *
 * @param patientUuid whose events keep their order; not part of the body
 */
public record EncounterChanged(
        String encounterId, @JsonIgnore @Nullable String patientUuid) implements Event {

    @Override
    public Route route() {
        return Route.of(RoutingKeys.ENCOUNTER_CHANGED, "patient", patientUuid);
    }
}
