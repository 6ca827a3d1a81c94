package health.polaris.eventbus.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code gdm.424167000}: {@code {"patient_uuid": "2f9a…", "alert_type": "COUNTS_RED", "locations": ["91ce…"]}}.
 *
 * @param locations ours: the original producer leaves it out, and nobody here knows where its patient is
 */
public record BloodGlucoseAlert(
        @Nullable String patientUuid,
        @Nullable String alertType,
        @Nullable List<@Nullable String> locations) implements Event {

    @Override
    public Route route() {
        return Route.of(RoutingKeys.BLOOD_GLUCOSE_ALERT, "patient", patientUuid);
    }
}
