package health.polaris.encounters.epr.message;

import health.polaris.encounters.location.LocationCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code process_encounter}, with the location of {@code process_location}.
 *
 * @param visitNumber PV1-19
 * @param type PV1-2, {@code INPATIENT}
 * @param admittedAt PV1-44
 * @param dischargedAt PV1-45; null says nothing
 * @param admissionCancelled A11, A23, A27, A38
 * @param cancellationClosesLocal whether the cancelled admission of a visit nobody knows may close the patient's open
 *     local encounter
 * @param dischargeCancelled A13
 * @param moved A44
 * @param deceased PID-29 has a value
 * @param scoreSystem for a new encounter; null: what the location asks for
 * @param spo2Scale for a new encounter
 */
public record Visit(
        String visitNumber,
        String type,
        Instant admittedAt,
        @Nullable Instant dischargedAt,
        boolean admissionCancelled,
        boolean cancellationClosesLocal,
        boolean dischargeCancelled,
        boolean moved,
        boolean deceased,
        LocationCode location,
        @Nullable String scoreSystem,
        int spo2Scale) {

    /** A cancelled discharge is none, even if the message still carries its time. */
    @Nullable
    public Instant discharge() {
        return dischargeCancelled ? null : dischargedAt;
    }

    /** Whether a local encounter may become this visit. */
    public boolean mayTakeLocal() {
        return !admissionCancelled || cancellationClosesLocal;
    }

    public boolean speaksOfDischarge() {
        return dischargeCancelled || dischargedAt != null || deceased;
    }
}
