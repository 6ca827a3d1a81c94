package health.polaris.encounters.patient;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds patients; what is known of them is written from what the fold shows (contracts/identity.md §0). */
@Service
public class PatientDirectory {

    private final PatientRepository patients;

    PatientDirectory(PatientRepository patients) {
        this.patients = patients;
    }

    /** The patient with this uuid, or the one that remained after it was merged away. */
    @Transactional(readOnly = true)
    public Optional<Patient> survivorOf(String uuid) {
        return patients.findSurvivorByUuid(uuid);
    }

    /** Under which patient stays of this one are shown (M1); one whom the directory does not know stands for itself. */
    @Transactional(readOnly = true)
    public String shownAs(String uuid) {
        return survivorOf(uuid).map(Patient::uuid).orElse(uuid);
    }
}
