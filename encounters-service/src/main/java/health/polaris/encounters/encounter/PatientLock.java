package health.polaris.encounters.encounter;

import health.polaris.web.database.AdvisoryLocks;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets only one transaction at a time decide about a patient's encounters. Held until the transaction ends. Read only
 * after taking it (isolation is read committed, so a statement that starts then sees what the holder before has done).
 *
 * <p>Order within a transaction, so that nobody waits in a circle: other advisory locks on identifiers, this one,
 * {@link EncounterHierarchy#lock}, rows.
 */
@Component
public record PatientLock(AdvisoryLocks locks) {
    public void take(String patientUuid) {
        take(List.of(patientUuid));
    }

    /** All of them, in the order of their keys. */
    public void take(Collection<String> patientUuids) {
        takeKeys(patientUuids.stream().map(uuid -> "patient:" + uuid).toList());
    }

    /**
     * Locks on other words than patients' ids, in the same order: {@code nhs:9434765919}, {@code visit:V1}. A key that
     * is held already is not waited for.
     */
    public void takeKeys(Collection<String> keys) {
        locks.take(keys);
    }
}
