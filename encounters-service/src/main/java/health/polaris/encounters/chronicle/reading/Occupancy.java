package health.polaris.encounters.chronicle.reading;

import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a patient lay at a place (contracts/encounters.md §11).
 *
 * @param since event time
 * @param until event time; null while the patient is there
 * @param besideEncounterUuids the stays of others that were there at the same time, on whichever page they are
 */
record Occupancy(
        String locationUuid,
        String encounterUuid,
        String patientUuid,
        Instant since,
        @Nullable Instant until,
        List<String> besideEncounterUuids)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        shown.encounter(encounterUuid).patient(patientUuid).ward(locationUuid);
    }
}
