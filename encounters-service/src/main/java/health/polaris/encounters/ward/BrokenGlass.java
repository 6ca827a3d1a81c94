package health.polaris.encounters.ward;

import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import java.time.Instant;
import java.util.List;

/**
 * That a clinician opened the stays of a patient of other wards.
 *
 * @param locationUuids where the patient was, at most a day before
 * @param until the stays are open to the clinician
 */
record BrokenGlass(
        String uuid,
        String clinicianId,
        String patientUuid,
        String reason,
        List<String> locationUuids,
        Instant openedAt,
        Instant until)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        shown.patient(patientUuid);
        locationUuids.forEach(shown::ward);
    }
}
