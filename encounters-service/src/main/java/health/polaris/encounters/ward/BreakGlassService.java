package health.polaris.encounters.ward;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.encounters.patient.PatientDirectory;
import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.publish.EventOutbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Opens stays of other wards to a clinician, tells the audit of it, and shows it to the wards. */
@Service
record BreakGlassService(
        BrokenGlassRepository glasses,
        WardRule wards,
        PatientDirectory patients,
        EventOutbox outbox,
        Clock clock,
        WardMeters meters,
        TransactionOperations transaction) {

    /** A shift. */
    private static final Duration OPEN = Duration.ofHours(8);

    /** @throws ApiException 404 when the patient has no stay */
    BrokenGlass breakGlass(String patient, String reason, Caller caller) {
        String clinician = Objects.requireNonNullElseGet(caller.clinicianId(), () -> {
            throw ApiException.forbidden();
        });
        BrokenGlass glass =
                Objects.requireNonNull(transaction.execute(_ -> open(patients.shownAs(patient), reason, clinician)));
        meters.glassBroken();
        return glass;
    }

    private BrokenGlass open(String patient, String reason, String clinician) {
        if (!glasses.hasStays(patient)) {
            throw ApiException.notFound("patient_id: no stay of such a patient is known");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BrokenGlass glass = new BrokenGlass(
                UUID.randomUUID().toString(),
                clinician,
                patient,
                reason,
                glasses.placesOf(patient),
                now,
                now.plus(OPEN));
        glasses.add(glass);
        outbox.publish(AuditEvent.about(
                "patient",
                patient,
                "glass_broken",
                new Audit(clinician, patient, reason, glass.locationUuids(), glass.until())));
        return glass;
    }

    /** @param before uuid of the last one of the page before; null: from the newest on */
    List<BrokenGlass> page(@Nullable String before, int limit) {
        return glasses.page(wards.own(), before, limit);
    }

    /** {@code event_data} of {@code glass_broken}. */
    record Audit(String clinicianId, String patientId, String reason, List<String> locationIds, Instant until) {}
}
